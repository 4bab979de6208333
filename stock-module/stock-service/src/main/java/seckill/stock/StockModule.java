package seckill.stock;

import java.time.Clock;
import javax.sql.DataSource;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.StockApi;
import seckill.stock.api.StockRefusal;
import seckill.stock.mybatis.ProductMapper;
import seckill.stock.mybatis.ReservationMapper;
import seckill.stock.mybatis.SaleBuyerMapper;
import seckill.stock.mybatis.SaleMapper;
import seckill.stock.mybatis.StockLevelMapper;
import seckill.transaction.CommandLog;

/**
 * The stock module as a library: {@link StockApi} and {@link CatalogueApi} over the tables of {@code db/stock}.
 *
 * <p>Wants from its surroundings: a {@link DataSource} with its {@link PlatformTransactionManager} and MyBatis session
 * factory, and a {@link Clock}. Exports nothing to the network.
 */
@Configuration(proxyBeanMethods = false)
@MapperScan("seckill.stock.mybatis")
public class StockModule {

    @Bean
    StockApi stockParticipant(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            StockLevelMapper levels,
            SaleMapper sales,
            SaleBuyerMapper buyers,
            ReservationMapper reservations,
            Clock clock) {
        BuyerLimit limit = new BuyerLimit(buyers);
        TakeUnits units = new TakeUnits(levels, sales, limit, clock);
        MoveReservation moves = new MoveReservation(reservations);
        return new StockParticipant(
                new CommandLog(dataSource, transactions, "stock_command", StockRefusal::valueOf, clock),
                new DeductStock(units, levels, reservations),
                new ReserveStock(units, levels, reservations),
                new SettleReservation(moves, levels),
                new GiveBackUnits(moves, levels, limit));
    }

    @Bean
    CatalogueApi catalogue(
            PlatformTransactionManager transactions,
            ProductMapper products,
            SaleMapper sales,
            StockLevelMapper levels) {
        return new Catalogue(products, sales, new LoadCatalogue(new TransactionTemplate(transactions), products, sales, levels));
    }
}
