package seckill.transaction.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.participant.Phase;
import seckill.participant.Refusal;
import seckill.participant.Reply;
import seckill.participant.Slip;
import seckill.participant.Stop;

class RouteTest {

    private static final String NOBODY_REFUSES = "";

    @Test
    void what_may_be_refused_is_done_before_the_first_is_confirmed() {
        assertThat(travel(slip("order", "stock", "payment"), NOBODY_REFUSES))
                .containsExactly("stock:DO", "payment:DO", "order:CONFIRM", "END accepted");
    }

    @Test
    void a_refusal_has_those_before_it_taken_back_the_last_one_first() {
        assertThat(travel(slip("order", "stock", "payment"), "payment"))
                .containsExactly("stock:DO", "payment:DO", "stock:CANCEL", "order:CANCEL", "END OUT_OF_MONEY");
        assertThat(travel(slip("order", "stock", "payment"), "stock"))
                .containsExactly("stock:DO", "order:CANCEL", "END OUT_OF_MONEY");
    }

    @Test
    void the_buyer_is_told_before_what_follows_and_the_order_is_closed_after_it() {
        assertThat(travel(slip("order", "payment", "+stock", "+points"), NOBODY_REFUSES))
                .containsExactly(
                        "payment:DO", "order:DECIDE", "END accepted", "stock:FOLLOW", "points:FOLLOW", "order:CONFIRM");
    }

    @Test
    void what_is_decided_by_the_first_goes_on_with_what_follows() {
        assertThat(Route.isDecidedAtOnce(slip("order", "+stock"))).isTrue();
        assertThat(travel(slip("order", "+stock"), NOBODY_REFUSES)).containsExactly("stock:FOLLOW", "order:CONFIRM");
        assertThat(Route.isDecidedAtOnce(slip("order", "stock"))).isFalse();
    }

    @Test
    void a_letter_that_comes_twice_has_the_same_successors() {
        Slip slip = slip("order", "payment", "+stock");
        Travelling here = Travelling.from(Route.afterTheFirst(slip));

        assertThat(Route.after(here, Reply.done())).isEqualTo(Route.after(here, Reply.done()));
        assertThat(Travelling.from(here.letter())).isEqualTo(here);
    }

    @Test
    void a_slip_cannot_begin_with_what_follows() {
        assertThatThrownBy(() -> slip("+order")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> slip()).isInstanceOf(IllegalArgumentException.class);
    }

    /** Delivers every letter until there is none, and says what came where. */
    private static List<String> travel(Slip slip, String refuser) {
        List<String> came = new ArrayList<>();
        Deque<Letter> letters = new ArrayDeque<>(List.of(Route.afterTheFirst(slip)));
        while (!letters.isEmpty()) {
            Letter letter = letters.poll();
            if (letter.topic().equals(Topics.ENDS)) {
                String refusal = CheckoutEnd.from(letter).refusal();
                came.add("END " + (refusal.isEmpty() ? "accepted" : refusal));
                continue;
            }
            Travelling here = Travelling.from(letter);
            assertThat(letter.topic()).isEqualTo(Topics.stopsOf(here.stop().participant()));
            came.add(here.stop().participant() + ":" + here.phase());
            boolean refused = here.phase() == Phase.DO && here.stop().participant().equals(refuser);
            letters.addAll(Route.after(here, refused ? Reply.refused(Why.OUT_OF_MONEY) : Reply.done()));
        }
        return came;
    }

    /** @param stops by participant, with a + when it follows */
    private static Slip slip(String... stops) {
        return new Slip("checkout-1", "order-1", Arrays.stream(stops)
                .map(it -> new Stop(it.replace("+", ""), "checkout-1/" + it, "{}", it.startsWith("+")))
                .toList());
    }

    private enum Why implements Refusal {
        OUT_OF_MONEY
    }
}
