package seckill.stock;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import javax.sql.DataSource;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SaleRefusal;
import seckill.stock.api.SalesApi;
import seckill.stock.api.StockApi;
import seckill.stock.api.StockBooks;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockRefusal;
import seckill.stock.jdbc.BooksOfStock;
import seckill.stock.jdbc.StockFacts;
import seckill.stock.jdbc.TakingsTogether;
import seckill.stock.mybatis.ProductMapper;
import seckill.stock.mybatis.ReservationMapper;
import seckill.stock.mybatis.SaleBuyerMapper;
import seckill.stock.mybatis.SaleMapper;
import seckill.stock.mybatis.StockLevelMapper;
import seckill.stock.saga.StockSaga;
import seckill.stock.tcc.StockTcc;
import seckill.transaction.CommandForms;
import seckill.transaction.CommandLog;
import seckill.transaction.history.CommandFacts;
import seckill.transaction.history.Facts;
import seckill.transaction.micrometer.Backlog;

/**
 * The stock module as a library: {@link StockApi}, {@link CatalogueApi}, {@link SalesApi} and {@link StockBooks} over the tables of {@code db/stock}.
 *
 * <p>Wants from its surroundings: a {@link DataSource} with its {@link PlatformTransactionManager} and MyBatis session
 * factory, and a {@link Clock}. Exports nothing to the network.
 */
@Configuration(proxyBeanMethods = false)
@MapperScan("seckill.stock.mybatis")
public class StockModule {

    @Bean
    StockApi stockParticipant(CommandForms<StockCommand> stockForms) {
        return new StockParticipant(stockForms);
    }

    @Bean
    CommandForms<StockCommand> stockForms(
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
        StockAtOnce atOnce = new StockAtOnce(
                new DeductStock(units, levels, reservations),
                new ReserveStock(units, levels, reservations),
                new SettleReservation(moves, levels),
                new GiveBackUnits(moves, levels, limit));
        TakeTogether together = new TakeTogether(levels, sales, new TakingsTogether(dataSource), clock);
        StockTcc tcc = new StockTcc(units, levels, buyers, reservations);
        return new CommandForms<>(
                "stock",
                StockCommand.class,
                new CommandLog(dataSource, transactions, "stock_command", StockRefusal::valueOf, clock),
                atOnce::carryOut,
                tcc,
                new StockSaga(atOnce::carryOut, together, tcc, levels, buyers, reservations));
    }

    @Bean
    StockBooks booksOfStock(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        return new BooksOfStock(dataSource, transactions, clock);
    }

    @Bean
    SalesApi runSales(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            ProductMapper products,
            SaleMapper sales,
            StockLevelMapper levels,
            Clock clock) {
        CommandLog commands = new CommandLog(dataSource, transactions, "sale_command", SaleRefusal::valueOf, clock);
        return new RunSales(new TransactionTemplate(transactions), commands, products, sales, levels, clock);
    }

    @Bean
    CatalogueApi catalogue(
            PlatformTransactionManager transactions,
            ProductMapper products,
            SaleMapper sales,
            StockLevelMapper levels) {
        return new Catalogue(products, sales, new LoadCatalogue(new TransactionTemplate(transactions), products, sales, levels));
    }

    /** Units that wait for a payment which is late: whoever cancels their orders gives them back. */
    @Bean
    MeterBinder reservationMeters(DataSource dataSource) {
        return new Backlog(dataSource, "seckill.reservations.overdue", "reservations past their deadline", """
                SELECT COUNT(*), TIMESTAMPDIFF(MICROSECOND, MIN(deadline), UTC_TIMESTAMP(6)) FROM reservation
                 WHERE state = 'RESERVED' AND deadline < UTC_TIMESTAMP(6)""");
    }

    @Bean
    Facts stockFacts(DataSource dataSource) {
        return new StockFacts(dataSource);
    }

    @Bean
    Facts stockCommandFacts(DataSource dataSource) {
        return new CommandFacts("stock", "stock_command", dataSource);
    }
}
