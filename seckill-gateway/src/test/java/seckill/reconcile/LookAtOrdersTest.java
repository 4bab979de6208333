package seckill.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static seckill.checkout.CheckoutState.ACCEPTED;
import static seckill.checkout.CheckoutState.IN_FLIGHT;
import static seckill.checkout.CheckoutState.REFUSED;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import seckill.order.api.OrderEntry;
import seckill.participant.Books;
import seckill.payment.api.MoneyOfOrder;
import seckill.stock.api.UnitsOfOrder;

/** When something that looks wrong is wrong. */
class LookAtOrdersTest {

    private static final String ID = PaperOrder.ID;
    private static final OrderFacts RIGHT = PaperOrder.bought(ACCEPTED).facts();
    private static final OrderFacts WITHOUT_UNITS =
            new OrderFacts(ID, RIGHT.checkouts(), RIGHT.order(), UnitsOfOrder.none(ID), RIGHT.money());
    private static final OrderFacts WITHOUT_MONEY =
            new OrderFacts(ID, RIGHT.checkouts(), RIGHT.order(), RIGHT.units(), MoneyOfOrder.none(ID));

    private final PaperBooks books = new PaperBooks();
    private final LookAtOrders looking = new LookAtOrders(
            new CollectFacts(books, books.all()),
            new JudgeOrder(books.all()),
            books,
            books,
            books.all(),
            new ReconcileSettings(Duration.ofSeconds(30), 10, Duration.ofSeconds(30), Duration.ofMinutes(5), 10, LocalTime.NOON),
            Clock.fixed(PaperOrder.NOON, ZoneOffset.UTC));

    @Test
    void what_two_readings_find_is_wrong() {
        books.readings.add(List.of(WITHOUT_UNITS));

        assertThat(kinds()).containsExactly(Kind.LOST_UNITS);
        assertThat(books.readings()).isEqualTo(2);
    }

    @Test
    void what_looks_right_is_read_once() {
        books.readings.add(List.of(RIGHT));

        assertThat(kinds()).isEmpty();
        assertThat(books.readings()).isEqualTo(1);
    }

    @Test
    void what_was_on_its_way_between_two_books_is_right() {
        books.readings.add(List.of(WITHOUT_UNITS));
        books.readings.add(List.of(RIGHT));

        assertThat(kinds()).isEmpty();
    }

    /** Both readings look wrong, and none of them is one of a single instant. */
    @Test
    void what_changes_from_one_reading_to_the_next_is_judged_another_time() {
        books.readings.add(List.of(WITHOUT_UNITS));
        books.readings.add(List.of(WITHOUT_MONEY));
        books.readings.add(List.of(WITHOUT_MONEY));

        assertThat(kinds()).isEmpty();
        assertThat(kinds()).containsExactly(Kind.LOST_PAYMENT);
    }

    @Test
    void an_order_of_which_a_checkout_has_ended_lately_is_left_alone() {
        books.readings.add(List.of(WITHOUT_UNITS));
        books.ended.put(ID, PaperOrder.NOON.minusSeconds(30));
        assertThat(kinds()).isEmpty();

        books.ended.put(ID, PaperOrder.NOON.minusSeconds(31));
        assertThat(kinds()).containsExactly(Kind.LOST_UNITS);
    }

    @Test
    void what_waits_for_its_second_phase_is_stuck_when_it_waits_too_long() {
        books.readings.add(List.of(WITHOUT_UNITS));
        books.unfinished.add(ID);
        books.ended.put(ID, PaperOrder.NOON.minusSeconds(300));
        assertThat(kinds()).isEmpty();

        books.ended.put(ID, PaperOrder.NOON.minusSeconds(301));
        assertThat(kinds()).containsExactly(Kind.STUCK_CHECKOUT);
        assertThat(looking.look(List.of(ID))).noneMatch(it -> it.correction().isPresent());
    }

    @Test
    void a_checkout_that_does_not_end_is_stuck() {
        books.readings.add(List.of(RIGHT));
        books.inFlight.addAll(PaperOrder.bought(IN_FLIGHT).checkouts());

        assertThat(looking.all()).extracting(Discrepancy::kind, Discrepancy::subject)
                .containsExactly(tuple(Kind.STUCK_CHECKOUT, ID));
        assertThat(looking.at(Set.of(ID))).isEqualTo(looking.all());
        assertThat(looking.at(Set.of("another"))).isEmpty();
    }

    @Test
    void the_same_finding_has_the_same_id_and_another_one_has_another() {
        books.readings.add(List.of(WITHOUT_UNITS));
        String id = looking.look(List.of(ID)).getFirst().id();
        assertThat(looking.look(List.of(ID)).getFirst().id()).isEqualTo(id);

        books.readings.add(List.of(WITHOUT_MONEY));
        assertThat(looking.look(List.of(ID)).stream().map(Discrepancy::id)).doesNotContain(id);
    }

    /** A page of one book is full before others have come as far: nobody's order is passed over, and none comes twice. */
    @Test
    void a_walk_comes_to_every_order_of_every_book_once() {
        List<OrderFacts> many = new ArrayList<>();
        IntStream.range(0, 3 * Books.ORDERS_MAX).forEach(n -> many.add(facts("order-%05d".formatted(2 * n), n % 3)));
        IntStream.range(0, 5).forEach(n -> many.add(facts("order-%05d".formatted(1_001 + 400 * n), 3)));
        books.readings.add(many);

        List<String> walked = new ArrayList<>();
        List<String> page = looking.orderIdsAfter("");
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(Books.ORDERS_MAX);
            walked.addAll(page);
            page = looking.orderIdsAfter(page.getLast());
        }

        assertThat(walked).containsExactlyElementsOf(many.stream().map(OrderFacts::orderId).sorted().toList());
    }

    /** An order that only one of the books knows. */
    private static OrderFacts facts(String id, int book) {
        return new OrderFacts(
                id,
                book == 0 ? PaperOrder.bought(REFUSED).checkouts() : List.of(),
                book == 1 ? new OrderEntry(id, RIGHT.order().order(), "") : OrderEntry.none(id),
                book == 2 ? new UnitsOfOrder(id, 0, RIGHT.units().kept()) : UnitsOfOrder.none(id),
                book == 3 ? new MoneyOfOrder(id, 7, "CNY", 1, 1, 0, 0, 1, 0, 0, 0, "", 0) : MoneyOfOrder.none(id));
    }

    private List<Kind> kinds() {
        return looking.look(List.of(ID)).stream().map(Discrepancy::kind).toList();
    }
}
