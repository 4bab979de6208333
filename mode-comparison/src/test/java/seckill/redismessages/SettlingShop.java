package seckill.redismessages;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.checkout.Checkout;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.CheckoutState;
import seckill.checkout.Intent;
import seckill.checkout.JournaledModes;
import seckill.checkout.Modes;
import seckill.checkout.Participants;
import seckill.checkout.RunCheckout;
import seckill.checkout.Scenario;
import seckill.checkout.Scenarios;
import seckill.checkout.SingleProcessModes;
import seckill.checkout.jdbc.JdbcCheckoutRecords;
import seckill.checkout.jdbc.JdbcModeJournal;
import seckill.checkout.mode.NoneMode;
import seckill.checkout.scenario.BuyNow;
import seckill.checkout.scenario.PlaceOrder;
import seckill.checkout.ticket.Admission;
import seckill.checkout.ticket.Journal;
import seckill.checkout.ticket.Journal.Entry;
import seckill.checkout.ticket.SettleTickets;
import seckill.checkout.ticket.TicketSettings;
import seckill.checkout.ticket.redis.RedisAdmission;
import seckill.checkout.ticket.redis.RedisJournal;
import seckill.checkout.ticket.redis.RedisTickets;
import seckill.launcher.audit.TestDatabase;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderLine;
import seckill.participant.Money;
import seckill.payment.api.PaymentApi;
import seckill.stock.api.StockApi;
import seckill.stock.api.StockLine;
import seckill.threeparts.Modules;
import seckill.trail.jdbc.JdbcAuditTrail;

/** The three modules over one schema of a real database that writes its log to disk, a real Redis, and what settles tickets. */
final class SettlingShop implements AutoCloseable {

    static final Money PRICE = new Money(100, "CNY");
    static final long SKU = 1;
    static final long SALE = 9;

    private static final TicketSettings SETTINGS = new TicketSettings(
            4, 100, Duration.ofMillis(2), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(2), 3, "", "",
            Duration.ofSeconds(1), Duration.ofDays(1));

    private final TestDatabase database;
    private final RedisServer redis;
    private final Modules modules;
    private final Clock clock = Clock.systemUTC();
    private final TransactionTemplate transaction;
    private final Admission admission;
    private final Journal journal;

    private SettlingShop(TestDatabase database, RedisServer redis, Modules modules) {
        this.database = database;
        this.redis = redis;
        this.modules = modules;
        this.transaction = new TransactionTemplate(modules.the(PlatformTransactionManager.class));
        this.admission = new RedisAdmission(redis.client());
        this.journal = new RedisJournal(redis.client(), "settler", SETTINGS);
    }

    static SettlingShop open(Path dir) throws Exception {
        TestDatabase database = TestDatabase.start(dir);
        database.createAll(Modules.SCHEMA);
        try (Connection root = database.root();
                Statement statement = root.createStatement()) {
            statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
        }
        return new SettlingShop(database, redis(dir), Modules.over(database));
    }

    private static RedisServer redis(Path dir) throws IOException {
        RedisServer redis = RedisServer.start(dir.resolve("redis"));
        redis.awaitReady();
        return redis;
    }

    /** Empties everything: so many units on the shelf and in a sale, and a wallet for each buyer from 1 on. */
    void open(int units, int limitPerBuyer, long... wallets) {
        redis.loseEverything();
        Stream.of("stock_level", "sale", "product", "sale_buyer", "reservation", "stock_command", "order_line", "orders",
                        "order_command", "account", "payment", "movement", "payment_command", "checkout")
                .forEach(table -> sql().update("DELETE FROM " + table));
        sql().update("INSERT INTO product VALUES (1, 'Cup', '', '', '', 'k', 100, 'CNY')");
        sql().update(
                "INSERT INTO sale (sale_id, sku, title_en, title_zh, price_minor, currency, opens_at, closes_at, limit_per_buyer)"
                        + " VALUES (9, 1, 'Cups', '', 100, 'CNY', '2020-01-01', '2099-01-01', ?)",
                limitPerBuyer);
        sql().update("INSERT INTO stock_level (sku, sale_id, allocated, available, reserved, sold) VALUES (1, 0, ?, ?, 0, 0),"
                + " (1, 9, ?, ?, 0, 0)", units, units, units, units);
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < wallets.length; i++) {
                sql().update("INSERT INTO account (buyer_id, balance_minor, currency) VALUES (?, ?, 'CNY')", i + 1, wallets[i]);
            }
        });
    }

    Participants participants() {
        return new Participants(modules.the(StockApi.class), modules.the(OrderApi.class), modules.the(PaymentApi.class));
    }

    JdbcTemplate sql() {
        return modules.sql();
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    RedisServer redis() {
        return redis;
    }

    Journal journal() {
        return journal;
    }

    /** Begins and admits a purchase of one. */
    String admit(String scenario, long buyer, long saleId) {
        return admit(scenario, List.of(buyer), saleId).getFirst();
    }

    List<String> admit(String scenario, List<Long> buyers, long saleId) {
        List<CheckoutRecord> begun = buyers.stream().map(buyer -> begun(scenario, buyer, saleId)).toList();
        transaction.executeWithoutResult(status -> begun.forEach(records(scenarios(participants()))::begin));
        List<String> ids = begun.stream().map(it -> it.checkout().id()).toList();
        ids.forEach(id -> admission.admit(id, List.of(new StockLine(SKU, saleId, 1))));
        return ids;
    }

    CheckoutRecord begun(String scenario, long buyer, long saleId) {
        Checkout checkout = new Checkout(UUID.randomUUID().toString(), buyer, scenario, "REDIS_MSG", 1, clock.instant());
        Intent intent = new Intent.Purchase(
                List.of(new OrderLine(SKU, saleId, 1, PRICE)), Instant.parse("2099-01-01T00:00:00Z"), null);
        return new CheckoutRecord(checkout, "", intent, CheckoutState.IN_FLIGHT, "");
    }

    List<Entry> read(int max) {
        return journal.read(max, Duration.ofMillis(100));
    }

    /** What becomes of a checkout as its buyer is told it. */
    String stateOf(String id) {
        return sql().queryForObject("SELECT CONCAT(state, ' ', reason) FROM checkout WHERE id = ?", String.class, id).strip();
    }

    long number(String query) {
        return sql().queryForObject(query, Long.class);
    }

    /** What the server has counted so far under these names. */
    long sumOfStatus(String... names) {
        return sql().query("SHOW GLOBAL STATUS", (row, n) -> List.of(names).contains(row.getString(1)) ? row.getLong(2) : 0).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    SettleTickets settling() {
        return settling(participants());
    }

    SettleTickets settling(Participants with) {
        Scenarios scenarios = scenarios(with);
        CheckoutRecords records = records(scenarios);
        Modes modes = new Modes(List.of(new NoneMode()));
        DataSource dataSource = modules.the(DataSource.class);
        JdbcModeJournal journalOfModes = new JdbcModeJournal(dataSource, clock, new JdbcAuditTrail(dataSource, clock));
        RunCheckout checkouts = new RunCheckout(
                records, scenarios, modes,
                new SingleProcessModes(new JournaledModes(scenarios, modes, journalOfModes), "NONE"),
                clock, new SimpleMeterRegistry(), 1, Duration.ZERO);
        return new SettleTickets(
                records, scenarios, checkouts, journal, new RedisTickets(redis.client(), Duration.ofDays(1)), transaction);
    }

    private CheckoutRecords records(Scenarios scenarios) {
        return new JdbcCheckoutRecords(modules.the(DataSource.class), scenarios, clock, List.of());
    }

    static Scenarios scenarios(Participants with) {
        List<Scenario<?>> all = new ArrayList<>();
        all.add(new BuyNow(with));
        all.add(new PlaceOrder(with));
        return new Scenarios(all);
    }

    @Override
    public void close() {
        modules.close();
        redis.close();
        database.close();
    }
}
