package seckill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static seckill.checkout.CheckoutState.REFUSED;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import seckill.order.api.OrderEntry;
import seckill.participant.Books;
import seckill.payment.api.MoneyOfOrder;
import seckill.stock.api.UnitsOfOrder;

/** How far each look goes, and what is noted on the way. */
class ReconcileTest {

    private static final Clock CLOCK = Clock.fixed(PaperOrder.NOON, ZoneOffset.UTC);
    private static final int SHARE = Books.ORDERS_MAX;

    private final PaperBooks books = new PaperBooks();
    private final PaperRuns runs = new PaperRuns();
    private final PaperDiscrepancies discrepancies = new PaperDiscrepancies();
    private final Sums sums = new Sums();
    private final Reconcile reconcile = another();

    /** As another gateway has it. */
    private Reconcile another() {
        ReconcileSettings settings = new ReconcileSettings(
                Duration.ofSeconds(30), SHARE, Duration.ofSeconds(30), Duration.ofMinutes(5), 10, LocalTime.NOON);
        LookAtOrders orders = new LookAtOrders(
                new CollectFacts(books, books.all()), new JudgeOrder(books.all()), books, books, books.all(), settings, CLOCK);
        return new Reconcile(orders, List.of(sums), discrepancies, runs, settings, CLOCK);
    }

    @Test
    void a_look_goes_so_far_and_whoever_looks_next_goes_on_from_there() {
        shopWith(2 * SHARE + 1);

        reconcile.look();
        assertThat(runs.all).extracting(Run::orders, Run::orderId, Run::endedAt).containsExactly(row(SHARE, id(SHARE - 1)));
        another().look();
        assertThat(runs.all).extracting(Run::orders, Run::orderId, Run::endedAt).containsExactly(row(2 * SHARE, id(2 * SHARE - 1)));
        assertThat(sums.looks).as("sums are looked at when all orders were").isZero();

        reconcile.look();

        assertThat(runs.all.getFirst().orders()).isEqualTo(2 * SHARE + 1);
        assertThat(runs.all.getFirst().endedAt()).contains(PaperOrder.NOON);
        assertThat(sums.looks).isEqualTo(1);
        reconcile.look();
        assertThat(runs.all).as("then from the beginning").hasSize(2);
    }

    @Test
    void what_is_asked_for_goes_over_everything_at_once() {
        shopWith(2 * SHARE + 1);
        sums.wrong.add(discrepancy());

        reconcile.all(Run.Cause.DAILY);

        assertThat(runs.all).singleElement().satisfies(it -> {
            assertThat(it.cause()).isEqualTo(Run.Cause.DAILY);
            assertThat(it.orders()).isEqualTo(2 * SHARE + 1);
            assertThat(it.found()).isEqualTo(1);
            assertThat(it.endedAt()).isPresent();
        });
        assertThat(discrepancies.one.state()).isEqualTo(Found.State.OPEN);
    }

    @Test
    void what_is_found_no_longer_is_gone() {
        shopWith(0);
        sums.wrong.add(discrepancy());
        reconcile.look();
        reconcile.look();
        assertThat(discrepancies.one.state()).isEqualTo(Found.State.OPEN);

        sums.wrong.clear();
        reconcile.look();

        assertThat(discrepancies.one.state()).isEqualTo(Found.State.GONE);
    }

    @Test
    void a_walk_that_was_asked_for_says_why_it_did_not_come_to_its_end() {
        shopWith(3);
        sums.failing = true;

        reconcile.all(Run.Cause.ASKED);

        assertThat(runs.all).singleElement().satisfies(it -> {
            assertThat(it.endedAt()).isPresent();
            assertThat(it.orders()).isEqualTo(3);
            assertThat(it.failure()).contains("stock does not answer");
        });
    }

    @Test
    void a_look_that_fails_is_tried_again_where_it_was() {
        shopWith(3);
        sums.failing = true;
        reconcile.look();
        assertThat(runs.all).singleElement().satisfies(it -> assertThat(it.endedAt()).isEmpty());

        sums.failing = false;
        reconcile.look();

        assertThat(runs.all).singleElement().satisfies(it -> assertThat(it.endedAt()).isPresent());
        assertThat(runs.all.getFirst().orders()).isEqualTo(3);
    }

    private void shopWith(int orders) {
        books.readings.clear();
        books.readings.add(IntStream.range(0, orders).mapToObj(n -> right(id(n))).toList());
    }

    private static String id(int n) {
        return "order-%05d".formatted(n);
    }

    /** Known to the gateway alone, as one of which nothing came. */
    private static OrderFacts right(String id) {
        return new OrderFacts(
                id, PaperOrder.bought(REFUSED).checkouts(), OrderEntry.none(id),
                UnitsOfOrder.none(id), MoneyOfOrder.none(id));
    }

    private static Tuple row(int orders, String at) {
        return tuple((long) orders, at, Optional.empty());
    }

    private static Discrepancy discrepancy() {
        return new Discrepancy(Kind.WRONG_STOCK_LEVEL, "sums", "sold 1/0", "3", "2", Optional.empty());
    }

    private static final class Sums implements Part {

        private final List<Discrepancy> wrong = new ArrayList<>();
        private boolean failing;
        private int looks;

        @Override
        public String name() {
            return "sums";
        }

        @Override
        public List<Discrepancy> all() {
            looks++;
            if (failing) {
                throw new IllegalStateException("stock does not answer");
            }
            return List.copyOf(wrong);
        }
    }
}
