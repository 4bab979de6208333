package seckill.architecture.wrong.stock;

import org.apache.seata.spring.annotation.GlobalTransactional;

public class StockThatKnowsSeata {

    @GlobalTransactional
    public void take() {}
}
