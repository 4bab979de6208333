package seckill.reconcile;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.CheckoutBooks;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.ticket.Journal;
import seckill.console.DecideDeadLetters;
import seckill.order.api.OrderBooks;
import seckill.payment.api.PaymentBooks;
import seckill.reconcile.jdbc.JdbcDiscrepancies;
import seckill.reconcile.jdbc.JdbcRuns;
import seckill.reconcile.jdbc.OpenByKind;
import seckill.sale.gate.GateSettings;
import seckill.sale.gate.KeepGates;
import seckill.shop.schedule.Recurring;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.StockBooks;
import seckill.trail.AuditTrail;

/** Reconciliation, whatever the assembly: needs the participants' books, the gates, and what the console decides of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconcileSettings.class)
@ComponentScan("seckill.reconcile.web")
public class ReconcileModule {

    @Bean
    AllBooks allBooks(StockBooks stock, OrderBooks order, PaymentBooks payment) {
        return new AllBooks(stock, order, payment);
    }

    @Bean
    Discrepancies discrepancies(DataSource dataSource) {
        return new JdbcDiscrepancies(dataSource);
    }

    @Bean
    MeterBinder discrepancyMeters(DataSource dataSource, Clock clock) {
        return new OpenByKind(dataSource, clock);
    }

    @Bean
    Reconcile reconcile(
            AllBooks books,
            CheckoutRecords checkouts,
            CheckoutBooks told,
            KeepGates gates,
            GateSettings gateSettings,
            CatalogueApi catalogue,
            DecideDeadLetters letters,
            ObjectProvider<Journal> journal,
            Discrepancies discrepancies,
            DataSource dataSource,
            ReconcileSettings settings,
            Clock clock) {
        LookAtOrders orders = new LookAtOrders(
                new CollectFacts(told, books), new JudgeOrder(books), checkouts, told, books, settings, clock);
        List<Part> others = new ArrayList<>(List.of(
                new LookAtSums("stock-levels", Kind.WRONG_STOCK_LEVEL, books.stock()),
                new LookAtSums("wallets", Kind.WRONG_WALLET, books.payment()),
                new LookAtGates(gates, catalogue, settings.grace().plus(gateSettings.mendEvery().multipliedBy(2)), clock),
                new LookAtLetters(letters)));
        journal.ifAvailable(it -> others.add(new LookAtTickets(it)));
        return new Reconcile(orders, others, discrepancies, new JdbcRuns(dataSource), settings, clock);
    }

    @Bean
    Repair repair(Reconcile reconcile, Discrepancies discrepancies, AuditTrail trail, Clock clock) {
        return new Repair(reconcile, discrepancies, trail, clock);
    }

    @Bean
    Recurring reconcileContinuously(Reconcile reconcile, ReconcileSettings settings) {
        return Recurring.every(settings.every(), "reconcile", reconcile::look);
    }

    @Bean
    Recurring reconcileDaily(Reconcile reconcile, ReconcileSettings settings) {
        return Recurring.daily(settings.dailyAt(), "reconcile-daily", () -> reconcile.all(Run.Cause.DAILY));
    }
}
