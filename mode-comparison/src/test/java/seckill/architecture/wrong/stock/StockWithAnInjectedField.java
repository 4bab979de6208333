package seckill.architecture.wrong.stock;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;

public class StockWithAnInjectedField {

    @Autowired
    DataSource database;
}
