package seckill.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import seckill.launcher.audit.TestDatabase;
import seckill.order.api.OrderBooks;
import seckill.order.api.OrderEntry;
import seckill.order.api.OrderLine;
import seckill.order.api.OrderStatus;
import seckill.order.api.OrderView;
import seckill.participant.CommandId;
import seckill.participant.Drift;
import seckill.participant.Money;
import seckill.participant.RepairRefusal;
import seckill.participant.Reply;
import seckill.payment.api.MoneyOfOrder;
import seckill.payment.api.PaymentBooks;
import seckill.stock.api.StockBooks;
import seckill.stock.api.UnitsOfOrder;
import seckill.stock.api.UnitsOfOrder.Kept;
import seckill.stock.api.UnitsOfOrder.State;
import seckill.threeparts.Modules;

/** A correction changes what was seen into what should be, once, with its sums; or nothing. */
@Tag("database")
class CorrectingIT {

    private static final String ORDER = "order-00001";
    private static final Instant UNTIL = Instant.parse("2026-11-11T12:00:00Z");

    private static final AtomicInteger corrections = new AtomicInteger();
    private static TestDatabase database;
    private static Modules modules;

    private final JdbcTemplate sql = modules.sql();
    private final StockBooks stock = modules.the(StockBooks.class);
    private final OrderBooks orders = modules.the(OrderBooks.class);
    private final PaymentBooks payment = modules.the(PaymentBooks.class);

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        database = TestDatabase.start(dir);
        database.createAll(Modules.SCHEMA);
        modules = Modules.over(database);
    }

    @AfterAll
    static void stop() {
        try {
            modules.close();
        } finally {
            database.close(); // also when the modules did not start
        }
    }

    /** Ten units in a sale, three for each buyer; buyer 7 has 1000 and nine points. */
    @BeforeEach
    void books() {
        for (String table : List.of("reservation", "stock_level", "sale_buyer", "sale", "product", "stock_command", "order_line", "orders",
                "order_command", "payment", "movement", "account", "points_award", "points_movement", "points_account", "payment_command")) {
            sql.update("DELETE FROM " + table);
        }
        sql.update("INSERT INTO product VALUES (1, 'a', 'a', 'a', 'a', 'c', 100, 'CNY')");
        sql.update("INSERT INTO sale (sale_id, sku, title_en, title_zh, price_minor, currency, opens_at, closes_at, limit_per_buyer)"
                + " VALUES (9, 1, 'a', 'a', 100, 'CNY', '2026-01-01', '2027-01-01', 3)");
        sql.update("INSERT INTO stock_level VALUES (1, 9, 10, 10, 0, 0)");
        sql.update("INSERT INTO account (buyer_id, balance_minor, currency) VALUES (7, 1000, 'CNY'), (8, 1000, 'CNY')");
        sql.update("INSERT INTO movement VALUES ('open/7', 7, 'DEPOSIT', 1000, NULL, '2026-01-01'), ('open/8', 8, 'DEPOSIT', 1000, NULL, '2026-01-01')");
        sql.update("INSERT INTO points_account VALUES (7, 9), (8, 0)");
        sql.update("INSERT INTO points_movement VALUES ('before', 7, 'AWARD', 9, 'order-00000', '2026-01-01')");
    }

    // units

    @Test
    void units_come_out_of_what_is_available_and_count_for_their_buyer() {
        assertThat(stock.correct(id(), UnitsOfOrder.none(ORDER), units(2, State.RESERVED), List.of())).isEqualTo(Reply.done());

        assertThat(level()).isEqualTo("10 8 2 0");
        assertThat(ofBuyer()).isEqualTo(2);
        assertThat(stock.of(List.of(ORDER))).extracting(UnitsOfOrder::kept).containsExactly(units(2, State.RESERVED).kept());
        assertThat(stock.drifts()).isEmpty();
    }

    @Test
    void units_go_from_state_to_state_and_back() {
        stock.correct(id(), UnitsOfOrder.none(ORDER), units(2, State.RESERVED), List.of());

        assertThat(stock.correct(id(), units(2, State.RESERVED), units(3, State.DEDUCTED), List.of())).isEqualTo(Reply.done());
        assertThat(level()).isEqualTo("10 7 0 3");
        assertThat(ofBuyer()).isEqualTo(3);

        assertThat(stock.correct(id(), units(3, State.DEDUCTED), units(3, State.RETURNED), List.of())).isEqualTo(Reply.done());
        assertThat(level()).isEqualTo("10 10 0 0");
        assertThat(ofBuyer()).isZero();

        assertThat(stock.correct(id(), units(3, State.RETURNED), new UnitsOfOrder(ORDER, 7, List.of()), List.of())).isEqualTo(Reply.done());
        assertThat(stock.of(List.of(ORDER))).isEmpty();
    }

    @Test
    void what_is_not_there_cannot_be_kept_and_nothing_changes() {
        sql.update("UPDATE stock_level SET available = 1, sold = 9");

        assertThat(stock.correct(id(), UnitsOfOrder.none(ORDER), units(2, State.RESERVED), List.of()))
                .isEqualTo(Reply.refused(RepairRefusal.NOT_ENOUGH));

        assertThat(level()).isEqualTo("10 1 0 9");
        assertThat(stock.of(List.of(ORDER))).isEmpty();
    }

    @Test
    void nobody_gets_more_than_a_sale_gives_and_nobody_unknown_gets_anything() {
        assertThat(stock.correct(id(), UnitsOfOrder.none(ORDER), units(4, State.RESERVED), List.of()))
                .isEqualTo(Reply.refused(RepairRefusal.NOT_POSSIBLE));
        assertThat(stock.correct(id(), UnitsOfOrder.none(ORDER), new UnitsOfOrder(ORDER, 0, units(1, State.RESERVED).kept()), List.of()))
                .isEqualTo(Reply.refused(RepairRefusal.NOT_POSSIBLE));

        assertThat(level()).isEqualTo("10 10 0 0");
    }

    @Test
    void a_count_is_made_what_its_parts_add_up_to() {
        stock.correct(id(), UnitsOfOrder.none(ORDER), units(2, State.DEDUCTED), List.of());
        sql.update("UPDATE stock_level SET available = 5, sold = 5");
        Drift drift = new Drift("sold", "1/9", 5, 2);
        assertThat(stock.drifts()).containsExactly(drift);
        assertThat(stock.addUp(id(), new Drift("sold", "1/9", 4, 2))).isEqualTo(Reply.refused(RepairRefusal.CHANGED_SINCE));
        assertThat(stock.addUp(id(), new Drift("sold", "1/9", 5, 3))).isEqualTo(Reply.refused(RepairRefusal.CHANGED_SINCE));

        assertThat(stock.addUp(id(), drift)).isEqualTo(Reply.done());

        assertThat(level()).isEqualTo("10 8 0 2");
    }

    @Test
    void a_count_that_lacks_more_than_there_is_stays() {
        stock.correct(id(), UnitsOfOrder.none(ORDER), units(2, State.DEDUCTED), List.of());
        sql.update("UPDATE stock_level SET allocated = 1, available = 1, sold = 0");

        assertThat(stock.addUp(id(), new Drift("sold", "1/9", 0, 2))).isEqualTo(Reply.refused(RepairRefusal.NOT_ENOUGH));
    }

    // what was seen

    @Test
    void what_has_changed_since_it_was_seen_is_left_alone() {
        stock.correct(id(), UnitsOfOrder.none(ORDER), units(2, State.RESERVED), List.of());
        orders.correct(id(), OrderEntry.none(ORDER), order(OrderStatus.PENDING), List.of());
        payment.correct(id(), MoneyOfOrder.none(ORDER), money(300, 300, 0), List.of());

        assertThat(stock.correct(id(), UnitsOfOrder.none(ORDER), units(1, State.RESERVED), List.of())).isEqualTo(changed());
        assertThat(stock.correct(id(), units(2, State.DEDUCTED), units(1, State.RESERVED), List.of())).isEqualTo(changed());
        assertThat(orders.correct(id(), OrderEntry.none(ORDER), order(OrderStatus.PAID), List.of())).isEqualTo(changed());
        assertThat(orders.correct(id(), order(OrderStatus.PAID), OrderEntry.none(ORDER), List.of())).isEqualTo(changed());
        assertThat(payment.correct(id(), MoneyOfOrder.none(ORDER), money(300, 300, 0), List.of())).isEqualTo(changed());
        assertThat(payment.correct(id(), money(200, 200, 0), MoneyOfOrder.none(ORDER), List.of())).isEqualTo(changed());

        assertThat(level()).isEqualTo("10 8 2 0");
        assertThat(orders.of(List.of(ORDER))).containsExactly(order(OrderStatus.PENDING));
        assertThat(balance()).isEqualTo(700);
    }

    @Test
    void the_same_correction_is_carried_out_once() {
        CommandId once = id();

        assertThat(payment.correct(once, MoneyOfOrder.none(ORDER), money(300, 300, 0), List.of())).isEqualTo(Reply.done());
        assertThat(payment.correct(once, MoneyOfOrder.none(ORDER), money(300, 300, 0), List.of())).isEqualTo(Reply.done());

        assertThat(balance()).isEqualTo(700);
    }

    /** The id of one checkout may be the beginning of another's, and have in it what LIKE takes for any character. */
    @Test
    void only_the_commands_of_those_checkouts_count_as_taken_back() {
        for (String id : List.of("order_0001/a", "order_0001/b", "order_00010/a", "orderX0001/a", "order_000/a")) {
            sql.update("INSERT INTO order_command (id, fingerprint, xid, carried_out_at) VALUES (?, 'f', '', '2026-01-01')", id);
        }
        sql.update("INSERT INTO order_command (id, fingerprint, refusal, xid, carried_out_at) VALUES ('order_0001/c', 'f', 'NOT_PENDING', '', '2026-01-01')");

        orders.correct(id(), OrderEntry.none(ORDER), order(OrderStatus.PENDING), List.of("order_0001"));

        assertThat(sql.queryForList("SELECT id FROM order_command WHERE phase = 'CANCEL' ORDER BY id", String.class))
                .containsExactly("order_0001/a", "order_0001/b");
    }

    // orders

    @Test
    void an_order_is_written_and_taken_away_with_its_lines() {
        orders.correct(id(), OrderEntry.none(ORDER), order(OrderStatus.PENDING), List.of());
        assertThat(orders.orderIdsAfter("", 10)).containsExactly(ORDER);
        sql.update("UPDATE orders SET next_status = 'PAID'");
        OrderEntry announced = new OrderEntry(ORDER, order(OrderStatus.PENDING).order(), "PAID");
        assertThat(orders.of(List.of(ORDER))).containsExactly(announced);

        assertThat(orders.correct(id(), announced, order(OrderStatus.PAID), List.of())).isEqualTo(Reply.done());
        assertThat(orders.of(List.of(ORDER))).containsExactly(order(OrderStatus.PAID));

        assertThat(orders.correct(id(), order(OrderStatus.PAID), OrderEntry.none(ORDER), List.of())).isEqualTo(Reply.done());
        assertThat(sql.queryForObject("SELECT COUNT(*) FROM order_line", Long.class)).isZero();
    }

    // money

    @Test
    void money_that_moved_too_much_comes_back_as_a_movement_of_its_own() {
        payment.correct(id(), MoneyOfOrder.none(ORDER), money(300, 300, 0), List.of());
        sql.update("INSERT INTO movement VALUES ('twice', 7, 'CAPTURE', -300, ?, '2026-01-01')", ORDER);
        sql.update("UPDATE account SET balance_minor = 400 WHERE buyer_id = 7");
        MoneyOfOrder twice = payment.of(List.of(ORDER)).getFirst();
        assertThat(twice.takenMinor()).isEqualTo(600);

        assertThat(payment.correct(id(), twice, money(300, 300, 0), List.of())).isEqualTo(Reply.done());

        assertThat(balance()).isEqualTo(700);
        assertThat(sql.queryForList("SELECT CONCAT(kind, ' ', amount_minor) FROM movement WHERE order_id = ? ORDER BY amount_minor, id", String.class, ORDER))
                .containsExactly("CAPTURE -300", "CAPTURE -300", "REVERSAL 300");
        assertThat(payment.drifts()).isEmpty();
    }

    @Test
    void points_and_refunds_are_set_right_with_the_money() {
        payment.correct(id(), MoneyOfOrder.none(ORDER), money(300, 300, 3), List.of());
        assertThat(points()).isEqualTo(12);
        MoneyOfOrder back = new MoneyOfOrder(ORDER, 7, "CNY", 300, 300, 300, 0, 300, 300, 3, 3, "", 0);

        assertThat(payment.correct(id(), money(300, 300, 3), back, List.of())).isEqualTo(Reply.done());

        assertThat(payment.of(List.of(ORDER))).containsExactly(back);
        assertThat(balance()).isEqualTo(1_000);
        assertThat(points()).isEqualTo(9);
        assertThat(payment.correct(id(), back, money(300, 300, 3), List.of())).as("money that is back is the buyer's")
                .isEqualTo(Reply.refused(RepairRefusal.NOT_POSSIBLE));
    }

    @Test
    void held_money_is_let_go() {
        sql.update("INSERT INTO payment (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency) VALUES (?, 7, 300, 0, 0, 'CNY')", ORDER);
        sql.update("UPDATE account SET held_minor = 300 WHERE buyer_id = 7");

        assertThat(payment.correct(id(), payment.of(List.of(ORDER)).getFirst(), MoneyOfOrder.none(ORDER), List.of())).isEqualTo(Reply.done());

        assertThat(sql.queryForObject("SELECT held_minor FROM account WHERE buyer_id = 7", Long.class)).isZero();
        assertThat(balance()).isEqualTo(1_000);
        assertThat(payment.drifts()).isEmpty();
    }

    @Test
    void nobody_pays_what_he_does_not_have_nor_for_somebody_else_nor_in_another_currency() {
        assertThat(payment.correct(id(), MoneyOfOrder.none(ORDER), money(1_001, 1_001, 0), List.of()))
                .isEqualTo(Reply.refused(RepairRefusal.NOT_ENOUGH));
        assertThat(payment.correct(id(), MoneyOfOrder.none(ORDER), money("USD", 7), List.of())).isEqualTo(Reply.refused(RepairRefusal.NOT_POSSIBLE));
        assertThat(payment.correct(id(), MoneyOfOrder.none(ORDER), money("CNY", 77), List.of())).isEqualTo(Reply.refused(RepairRefusal.NOT_POSSIBLE));
        payment.correct(id(), MoneyOfOrder.none(ORDER), money(300, 300, 0), List.of());
        assertThat(payment.correct(id(), money(300, 300, 0), money("CNY", 8), List.of())).isEqualTo(Reply.refused(RepairRefusal.NOT_POSSIBLE));

        assertThat(balance()).isEqualTo(700);
    }

    @Test
    void figures_of_a_wallet_follow_from_what_moved() {
        sql.update("UPDATE account SET balance_minor = 1500, held_minor = 20 WHERE buyer_id = 7");
        sql.update("UPDATE points_account SET points = 8 WHERE buyer_id = 7");
        List<Drift> drifts = List.of(new Drift("balance", "7", 1_500, 1_000), new Drift("held", "7", 20, 0), new Drift("points", "7", 8, 9));
        assertThat(payment.drifts()).containsExactlyElementsOf(drifts);
        assertThat(payment.addUp(id(), new Drift("balance", "7", 1_400, 1_000))).isEqualTo(changed());
        assertThat(payment.addUp(id(), new Drift("balance", "7", 1_500, 900))).isEqualTo(changed());

        drifts.forEach(it -> assertThat(payment.addUp(id(), it)).isEqualTo(Reply.done()));

        assertThat(payment.drifts()).isEmpty();
        assertThat(balance()).isEqualTo(1_000);
        assertThat(points()).isEqualTo(9);
    }

    private static CommandId id() {
        return new CommandId("repair-" + corrections.incrementAndGet() + "-of-it", "correct");
    }

    private static Reply changed() {
        return Reply.refused(RepairRefusal.CHANGED_SINCE);
    }

    private static UnitsOfOrder units(int quantity, State state) {
        return new UnitsOfOrder(ORDER, 7, List.of(new Kept(1, 9, quantity, state, "", UNTIL)));
    }

    private static OrderEntry order(OrderStatus status) {
        Money each = new Money(150, "CNY");
        return new OrderEntry(ORDER, new OrderView(ORDER, 7, status, "place-order", "AT", 1, new Money(300, "CNY"), UNTIL, UNTIL,
                List.of(new OrderLine(1, 9, 2, each)), null), "");
    }

    private static MoneyOfOrder money(long amount, long taken, long points) {
        return new MoneyOfOrder(ORDER, 7, "CNY", amount, amount, 0, 0, taken, 0, points, 0, "", points);
    }

    private static MoneyOfOrder money(String currency, long buyer) {
        return new MoneyOfOrder(ORDER, buyer, currency, 300, 300, 0, 0, 300, 0, 0, 0, "", 0);
    }

    private String level() {
        return sql.queryForObject("SELECT CONCAT_WS(' ', allocated, available, reserved, sold) FROM stock_level", String.class);
    }

    private long ofBuyer() {
        return sql.queryForObject("SELECT quantity FROM sale_buyer WHERE sale_id = 9 AND buyer_id = 7", Long.class);
    }

    private long balance() {
        return sql.queryForObject("SELECT balance_minor FROM account WHERE buyer_id = 7", Long.class);
    }

    private long points() {
        return sql.queryForObject("SELECT points FROM points_account WHERE buyer_id = 7", Long.class);
    }
}
