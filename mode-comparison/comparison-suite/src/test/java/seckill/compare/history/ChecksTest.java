package seckill.compare.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import seckill.compare.history.Event.Kind;

/** Each check holds on a history that is right, and fails on one in which one thing is not. */
class ChecksTest {

    private static final long SKU = 7;
    private static final long BUYER = 3;
    private static final long PRICE = 100;

    private final History history = new History(System.nanoTime());
    private final Played books = new Played();

    @BeforeEach
    void three_were_told_yes_and_one_was_told_no() {
        for (String id : new String[] {"a", "b", "c"}) {
            sold(id);
        }
        Event no = asked("no", "buy-now");
        history.later(no, Kind.REFUSED, "insufficient-balance");
        books.checkouts.put("no", "REFUSED");
        books.units.put(SKU, 97L);
        books.money.put(BUYER, 700L);
    }

    @Test
    void a_right_history_breaks_nothing() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void i7_another_answer_to_the_same_request_is_found() {
        Event first = history.operations().getFirst().invoked();
        history.later(first, Kind.REPEAT, "");
        history.later(first, Kind.OK, "");
        assertThat(broken()).isEmpty();

        history.later(first, Kind.REFUSED, "out-of-stock");

        assertThat(broken()).containsExactly("I7");
    }

    @Test
    void i8_an_order_that_is_lost_is_found() {
        books.orders.remove("b");

        assertThat(broken()).containsExactly("I8");
    }

    @Test
    void i8_an_order_that_a_later_request_has_cancelled_is_not_lost() {
        Event refund = history.add(Kind.INVOKE, "cell", "refund-order", "r", "b", BUYER, SKU, -1, -PRICE);
        history.later(refund, Kind.OK, "");
        books.orders.put("b", "REFUNDED");
        books.units.put(SKU, 98L);
        books.money.put(BUYER, 800L);

        assertThat(broken()).isEmpty();
    }

    @Test
    void i9_an_order_of_somebody_who_was_told_no_is_found() {
        books.orders.put("no", "PAID");

        assertThat(broken()).containsExactly("I9");
    }

    @Test
    void i9_what_is_in_flight_for_ever_is_found() {
        Event lost = asked("lost", "buy-now");
        history.later(lost, Kind.UNKNOWN, "no-answer");
        books.checkouts.put("lost", "IN_FLIGHT");

        assertThat(broken()).containsExactly("I9");
    }

    @Test
    void what_no_client_knows_counts_as_the_database_has_it() {
        Event unknown = asked("unknown", "buy-now");
        history.later(unknown, Kind.UNKNOWN, "no-answer");
        books.checkouts.put("unknown", "ACCEPTED");
        assertThat(broken()).as("units and money of it are still there").containsExactly("I2", "I4");

        books.units.put(SKU, 96L);
        books.money.put(BUYER, 600L);

        assertThat(broken()).isEmpty();
    }

    @Test
    void i2_a_unit_that_nobody_was_told_of_is_found() {
        books.units.put(SKU, 96L);

        assertThat(broken()).containsExactly("I2");
    }

    @Test
    void i4_money_that_nobody_was_told_of_is_found() {
        books.money.put(BUYER, 701L);

        assertThat(broken()).containsExactly("I4");
    }

    @Test
    void i10_sold_out_is_wrong_while_there_must_be_some_left() {
        Event refused = asked("refused", "buy-now");
        history.later(refused, Kind.REFUSED, "out-of-stock");
        books.checkouts.put("refused", "REFUSED");
        assertThat(broken()).as("of a hundred only three were taken").containsExactly("I10");

        assertThat(new Checks(history, books, Map.of(SKU, 3L), Map.of()).all())
                .filteredOn(it -> it.id().equals("I10")).allMatch(Finding::ok);
    }

    private void sold(String id) {
        history.later(asked(id, "buy-now"), Kind.OK, "");
        books.orders.put(id, "PAID");
        books.checkouts.put(id, "ACCEPTED");
    }

    private Event asked(String id, String scenario) {
        return history.add(Kind.INVOKE, "cell", scenario, id, id, BUYER, SKU, 1, PRICE);
    }

    private Iterable<String> broken() {
        Checks checks = new Checks(history, books, Map.of(SKU, 100L), Map.of(BUYER, 1_000L));
        return checks.all().stream().filter(it -> !it.ok()).map(Finding::id).toList();
    }

    private static final class Played implements Books {

        private final Map<String, String> orders = new HashMap<>();
        private final Map<String, String> checkouts = new HashMap<>();
        private final Map<Long, Long> units = new HashMap<>();
        private final Map<Long, Long> money = new HashMap<>();

        @Override
        public Map<String, String> orders(Collection<String> ids) {
            return of(orders, ids);
        }

        @Override
        public Map<String, String> checkouts(Collection<String> ids) {
            return of(checkouts, ids);
        }

        @Override
        public Map<Long, Long> units(Collection<Long> skus) {
            return of(units, skus);
        }

        @Override
        public Map<Long, Long> money(Collection<Long> buyers) {
            return of(money, buyers);
        }

        private static <K, V> Map<K, V> of(Map<K, V> all, Collection<K> keys) {
            Map<K, V> some = new HashMap<>(all);
            some.keySet().retainAll(keys);
            return some;
        }
    }
}
