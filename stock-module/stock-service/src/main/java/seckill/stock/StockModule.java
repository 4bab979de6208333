package seckill.stock;

import java.time.Clock;
import javax.sql.DataSource;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
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
        TakeUnits units = new TakeUnits(levels, sales, new BuyerLimit(buyers), clock);
        return new StockParticipant(
                new CommandLog(
                        new JdbcTemplate(dataSource),
                        local(transactions),
                        "stock_command",
                        StockRefusal::valueOf,
                        clock),
                new AgainAfterConflict(clock),
                new DeductStock(units, levels, reservations),
                new ReserveStock(units, levels, reservations),
                new SettleReservation(levels, reservations));
    }

    @Bean
    CatalogueApi catalogue(
            PlatformTransactionManager transactions,
            ProductMapper products,
            SaleMapper sales,
            StockLevelMapper levels) {
        return new Catalogue(products, sales, new LoadCatalogue(local(transactions), products, sales, levels));
    }

    /**
     * A transaction of its own, or a savepoint within the transaction of a caller in the same JVM: there too a refused
     * command has to undo what it had begun, and nothing else.
     */
    private static TransactionTemplate local(PlatformTransactionManager transactions) {
        TransactionTemplate local = new TransactionTemplate(transactions);
        local.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        return local;
    }
}
