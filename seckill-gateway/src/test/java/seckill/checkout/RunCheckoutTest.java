package seckill.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import seckill.checkout.CheckoutConflictException.Kind;
import seckill.checkout.Guarantees.Settlement;
import seckill.checkout.Intent.OrderCancellation;
import seckill.checkout.Intent.OrderPayment;
import seckill.checkout.Intent.Purchase;
import seckill.checkout.scenario.CancelOrder;
import seckill.checkout.scenario.PayOrder;
import seckill.order.api.OrderLine;
import seckill.participant.CommandId;
import seckill.participant.Money;
import seckill.participant.Phase;
import seckill.participant.Reply;
import seckill.stock.api.StockRefusal;
import seckill.transaction.message.Letter;
import seckill.transaction.message.Topics;

class RunCheckoutTest {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final OrderCancellation CANCELLATION = new OrderCancellation("order-11");

    private final Ticking clock = new Ticking();
    private final PaperRecords records = new PaperRecords();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CancelOrder cancelling = new CancelOrder(new PaperParticipants().all());
    private final Scenarios scenarios = new Scenarios(List.of(cancelling, new PayOrder(new PaperParticipants().all())));

    @Test
    void a_checkout_is_carried_in_the_mode_of_its_scenario_and_its_end_is_stored() {
        PaperMode mode = answeringAtOnce(new Outcome.Accepted());
        CheckoutRecord ended = cancel(run(mode), "checkout-1");

        assertThat(ended.checkout()).isEqualTo(new Checkout("checkout-1", 42, "cancel-order", "PAPER", 5, NOON));
        assertThat(ended.state()).isEqualTo(CheckoutState.ACCEPTED);
        assertThat(ended.reason()).isEmpty();
        assertThat(records.find("checkout-1")).contains(ended);
        assertThat(mode.carried).containsExactly("checkout-1 2");
        assertThat(meters.get("seckill.checkout.carried").tags("mode", "PAPER", "outcome", "Accepted").timer().count()).isOne();
        assertThat(meters.get("seckill.checkout.answered").timer().count()).isOne();
        assertThat(meters.get(TimesToTheEnd.NAME).tags("scenario", "cancel-order", "mode", "PAPER", "outcome", "accepted").timer().count()).isOne();
    }

    @Test
    void a_refusal_and_a_failure_are_stored_with_their_reasons() {
        assertThat(cancel(run(answeringAtOnce(new Outcome.Refused(StockRefusal.OUT_OF_STOCK))), "checkout-1"))
                .extracting(CheckoutRecord::state, CheckoutRecord::reason)
                .containsExactly(CheckoutState.REFUSED, "OUT_OF_STOCK");
        assertThat(cancel(run(answeringAtOnce(new Outcome.Failed("rolled back"))), "checkout-2"))
                .extracting(CheckoutRecord::state, CheckoutRecord::reason)
                .containsExactly(CheckoutState.FAILED, "rolled back");
    }

    @Test
    void what_is_under_way_or_not_known_stays_in_flight() {
        assertThat(cancel(run(answeringAtOnce(new Outcome.UnderWay())), "checkout-1").state()).isEqualTo(CheckoutState.IN_FLIGHT);
        assertThat(cancel(run(answeringAtOnce(new Outcome.Unknown("no answer"))), "checkout-2").state())
                .isEqualTo(CheckoutState.IN_FLIGHT);
        assertThat(meters.find(TimesToTheEnd.NAME).timers()).as("nothing has ended").isEmpty();
    }

    @Test
    void a_failed_checkout_is_carried_three_times_at_most() {
        PaperMode mode = answeringAtOnce(new Outcome.Failed("lost a race"));
        assertThat(cancel(run(mode), "checkout-1").state()).isEqualTo(CheckoutState.FAILED);
        assertThat(mode.carried).hasSize(3);
    }

    @Test
    void an_attempt_that_works_out_is_the_last() {
        PaperMode mode = answeringAtOnce(new Outcome.Failed("lost a race"), new Outcome.Accepted());
        assertThat(cancel(run(mode), "checkout-1").state()).isEqualTo(CheckoutState.ACCEPTED);
        assertThat(mode.carried).hasSize(2);
    }

    @Test
    void no_attempt_begins_when_its_buyer_has_waited_for_six_seconds() {
        PaperMode mode = answeringAtOnce(new Outcome.Failed("lost a race"));
        mode.meanwhile = () -> clock.now = clock.now.plusSeconds(6).plusNanos(1);
        cancel(run(mode), "checkout-1");
        assertThat(mode.carried).hasSize(1);
        mode.meanwhile = () -> clock.now = clock.now.plusSeconds(3);
        cancel(run(mode), "checkout-2");
        assertThat(mode.carried).hasSize(4); // after three and six seconds, too
    }

    @Test
    void a_repeat_gets_the_first_answer_and_nobody_asks_for_its_price() {
        PaperMode mode = answeringAtOnce(new Outcome.Refused(StockRefusal.OUT_OF_STOCK));
        CheckoutRecord first = cancel(run(mode), "checkout-1");
        CheckoutRecord again = run(mode).run("checkout-1", 42, cancelling, "print", () -> {
            throw new AssertionError("the key is known");
        });
        assertThat(again).isEqualTo(first);
        assertThat(mode.carried).hasSize(1);
    }

    @Test
    void a_key_of_another_buyer_or_another_request_is_a_conflict() {
        PaperMode mode = answeringAtOnce(new Outcome.Accepted());
        cancel(run(mode), "checkout-1");
        assertThatThrownBy(() -> run(mode).run("checkout-1", 43, cancelling, "print", () -> CANCELLATION))
                .isInstanceOfSatisfying(CheckoutConflictException.class, it -> assertThat(it.kind()).isEqualTo(Kind.KEY_REUSED));
        assertThatThrownBy(() -> run(mode).run("checkout-1", 42, cancelling, "another print", () -> CANCELLATION))
                .isInstanceOfSatisfying(CheckoutConflictException.class, it -> assertThat(it.kind()).isEqualTo(Kind.KEY_REUSED));
    }

    @Test
    void a_repeat_of_one_in_flight_waits_unless_its_mode_decides_later() {
        PaperMode atOnce = answeringAtOnce(new Outcome.Unknown("no answer"));
        cancel(run(atOnce), "checkout-1");
        assertThatThrownBy(() -> cancel(run(atOnce), "checkout-1"))
                .isInstanceOfSatisfying(CheckoutConflictException.class, it -> assertThat(it.kind()).isEqualTo(Kind.IN_FLIGHT));

        PaperMode later = new PaperMode("PAPER", Settlement.DECIDED_LATER, new Outcome.UnderWay());
        assertThat(cancel(run(later), "checkout-1").state()).isEqualTo(CheckoutState.IN_FLIGHT);
        assertThat(later.carried).isEmpty();
    }

    @Test
    void of_two_with_the_same_key_at_the_same_time_one_is_carried() {
        PaperMode mode = answeringAtOnce(new Outcome.Accepted());
        CheckoutRecord other = record("checkout-1", NOON).ended(CheckoutState.ACCEPTED, "");
        records.meanwhile = () -> records.byId.put("checkout-1", other);
        assertThat(cancel(run(mode), "checkout-1")).isEqualTo(other);
        assertThat(mode.carried).isEmpty();
    }

    @Test
    void whoever_ends_a_checkout_second_answers_as_the_first() {
        PaperMode mode = answeringAtOnce(new Outcome.Failed("no answer"));
        mode.meanwhile = () -> records.byId.computeIfPresent("checkout-1", (id, it) -> it.ended(CheckoutState.ACCEPTED, ""));
        assertThat(cancel(run(mode), "checkout-1").state()).isEqualTo(CheckoutState.ACCEPTED);
    }

    @Test
    void a_shop_that_carries_all_it_can_writes_nothing_and_asks_its_buyers_back() {
        PaperMode mode = answeringAtOnce(new Outcome.Accepted());
        RunCheckout one = run(mode);
        mode.meanwhile = () -> assertThatThrownBy(() -> cancel(one, "checkout-2")).isInstanceOf(ShopBusyException.class);
        cancel(one, "checkout-1");
        assertThat(records.byId).containsOnlyKeys("checkout-1");

        mode.meanwhile = () -> {};
        assertThat(cancel(one, "checkout-2").state()).isEqualTo(CheckoutState.ACCEPTED); // the place is free again
    }

    @Test
    void a_buyer_who_is_interrupted_while_waiting_is_asked_back() {
        RunCheckout run = run(answeringAtOnce(new Outcome.Accepted()));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> cancel(run, "checkout-1")).isInstanceOf(ShopBusyException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(records.byId).isEmpty();
    }

    @Test
    void several_end_together_or_are_left_to_be_ended_one_by_one() {
        RunCheckout run = run(answeringAtOnce(new Outcome.Accepted()));
        CheckoutRecord one = begun("checkout-1", NOON);
        CheckoutRecord two = begun("checkout-2", NOON);
        assertThat(run.endAll(outcomes(one, new Outcome.Accepted(), two, new Outcome.UnderWay()))).isFalse();
        assertThat(records.find("checkout-1")).map(CheckoutRecord::state).contains(CheckoutState.IN_FLIGHT);
        assertThat(run.endAll(outcomes(one, new Outcome.Accepted(), two, new Outcome.Failed("given up")))).isTrue();
        assertThat(records.all(List.of("checkout-1", "checkout-2", "nobody's")))
                .extracting(CheckoutRecord::state)
                .containsExactly(CheckoutState.ACCEPTED, CheckoutState.FAILED);
        assertThat(run.endAll(outcomes(one, new Outcome.Accepted(), two, new Outcome.Accepted()))).isFalse();
    }

    // the end that is told

    @Test
    void the_end_of_a_checkout_that_travelled_is_written_once() {
        EndCheckouts ends = new EndCheckouts(records, run(answeringAtOnce(new Outcome.UnderWay())));
        begun("checkout-1", NOON);
        begun("checkout-2", NOON);
        ends.take(end("checkout-1", ""));
        ends.take(end("checkout-2", "OUT_OF_STOCK"));
        ends.take(end("checkout-1", "OUT_OF_STOCK")); // it has ended before
        ends.take(end("checkout-9", "")); // nobody knows it
        assertThat(records.byId.values())
                .extracting(CheckoutRecord::state, CheckoutRecord::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(CheckoutState.ACCEPTED, ""),
                        org.assertj.core.groups.Tuple.tuple(CheckoutState.REFUSED, "OUT_OF_STOCK"));
    }

    // the end that is found out

    @Test
    void a_checkout_that_nobody_carries_is_ended_as_its_mode_finds_out() {
        PaperMode mode = answeringAtOnce(new Outcome.Accepted());
        begun("checkout-1", NOON.minusSeconds(19));
        begun("checkout-2", NOON.minusSeconds(18)); // may still be carried
        ResolveCheckouts resolve = resolve(mode);

        resolve.sweep();
        assertThat(records.inFlightSince(NOON.plusSeconds(1), 9)).hasSize(2); // its mode does not know yet
        mode.resolution = Optional.of(new Outcome.Failed("rolled back"));
        resolve.sweep();
        assertThat(records.find("checkout-1")).map(CheckoutRecord::reason).contains("rolled back");
        assertThat(records.find("checkout-2")).map(CheckoutRecord::state).contains(CheckoutState.IN_FLIGHT);
    }

    @Test
    void one_that_cannot_be_found_out_about_keeps_no_other_from_its_end() {
        PaperMode mode = answeringAtOnce(new Outcome.Accepted());
        mode.resolution = Optional.of(new Outcome.Accepted());
        Checkout strange = new Checkout("checkout-0", 42, "cancel-order", "GONE", 5, NOON.minusSeconds(30));
        records.begin(new CheckoutRecord(strange, "print", CANCELLATION, CheckoutState.IN_FLIGHT, ""));
        begun("checkout-1", NOON.minusSeconds(20));
        resolve(mode).sweep();
        assertThat(records.find("checkout-1")).map(CheckoutRecord::state).contains(CheckoutState.ACCEPTED);
    }

    @Test
    void an_end_is_stored_only_where_there_is_one() {
        RunCheckout run = run(answeringAtOnce(new Outcome.Accepted()));
        CheckoutRecord begun = begun("checkout-1", NOON);
        records.ends = 0;
        assertThat(run.end(begun, new Outcome.UnderWay())).isEqualTo(begun);
        assertThat(records.ends).isZero();
        CheckoutRecord gone = record("checkout-9", NOON);
        assertThat(run.end(gone, new Outcome.Accepted()).state()).isEqualTo(CheckoutState.ACCEPTED); // nobody has another answer
    }

    @Test
    void what_travels_goes_from_a_step_to_its_participant() {
        PaperParticipants participants = new PaperParticipants().answers("cancel", () -> Reply.refused(StockRefusal.OUT_OF_STOCK));
        List<Step<?>> steps = new CancelOrder(participants.all()).steps(record("checkout-1", NOON).checkout(), CANCELLATION);
        assertThat(steps.getFirst().take(Phase.DO)).isEqualTo(Reply.refused(StockRefusal.OUT_OF_STOCK));
        List<Step<?>> alike = List.of(steps.getLast(), steps.getLast());
        assertThat(Step.takeAll(Phase.FOLLOW, alike)).containsExactly(Reply.done(), Reply.done());
        assertThat(participants.asked).containsExactly("cancel DO", "release-stock FOLLOW", "release-stock FOLLOW");
    }

    @Test
    void records_that_cannot_end_several_together_say_so_and_what_ends_with_them_is_written_one_by_one() {
        CheckoutRecords plain = new CheckoutRecords() {
            @Override
            public boolean begin(CheckoutRecord begun) {
                return true;
            }

            @Override
            public Optional<CheckoutRecord> find(String id) {
                return Optional.empty();
            }

            @Override
            public boolean end(CheckoutRecord ended) {
                return true;
            }

            @Override
            public List<CheckoutRecord> inFlightSince(Instant before, int limit) {
                return List.of();
            }
        };
        assertThat(plain.endAll(List.of(record("checkout-1", NOON)))).isFalse();
        List<String> written = new ArrayList<>();
        WithTheEnd notes = new WithTheEnd() {
            @Override
            public boolean concerns(CheckoutRecord ended) {
                return true;
            }

            @Override
            public void write(CheckoutRecord ended) {
                written.add(ended.checkout().id());
            }
        };
        notes.writeAll(List.of(record("checkout-1", NOON), record("checkout-2", NOON)));
        assertThat(written).containsExactly("checkout-1", "checkout-2");
    }

    // what is stored

    @Test
    void the_order_of_a_checkout_is_the_one_it_places_or_the_one_it_is_about() {
        Purchase purchase = new Purchase(List.of(new OrderLine(1, 0, 2, new Money(100, "CNY"))), NOON, null);
        Checkout checkout = record("checkout-1", NOON).checkout();
        assertThat(new CheckoutRecord(checkout, "print", purchase, CheckoutState.IN_FLIGHT, "").orderId()).isEqualTo("checkout-1");
        assertThat(record("checkout-1", NOON).orderId()).isEqualTo("order-11");
        assertThat(purchase.total()).isEqualTo(new Money(200, "CNY"));
        assertThat(checkout.command("charge")).isEqualTo(new CommandId("checkout-1", "charge"));
    }

    @Test
    void a_scenario_is_found_by_its_name_and_the_kind_of_its_intent() {
        RunCheckout run = run(answeringAtOnce(new Outcome.Accepted()));
        assertThat(run.scenario("cancel-order", OrderCancellation.class)).contains(cancelling);
        assertThat(run.scenario("cancel-order", OrderPayment.class)).isEmpty();
        assertThat(run.scenario("steal", OrderCancellation.class)).isEmpty();
        assertThat(scenarios.names()).containsExactly("cancel-order", "pay-order");
        assertThat(scenarios.intentOf("pay-order")).isEqualTo(OrderPayment.class);
        assertThat(scenarios.steps(record("checkout-1", NOON))).hasSize(2);
    }

    private static Letter end(String checkout, String refusal) {
        return new Letter(checkout + ":END", Topics.ENDS, "order-11",
                "{\"checkout\":\"" + checkout + "\",\"refusal\":\"" + refusal + "\"}");
    }

    private static Map<CheckoutRecord, Outcome> outcomes(CheckoutRecord one, Outcome first, CheckoutRecord two, Outcome second) {
        Map<CheckoutRecord, Outcome> outcomes = new LinkedHashMap<>();
        outcomes.put(one, first);
        outcomes.put(two, second);
        return outcomes;
    }

    private CheckoutRecord begun(String id, Instant at) {
        CheckoutRecord record = record(id, at);
        records.begin(record);
        return record;
    }

    private static CheckoutRecord record(String id, Instant at) {
        return new CheckoutRecord(
                new Checkout(id, 42, "cancel-order", "PAPER", 5, at), "print", CANCELLATION, CheckoutState.IN_FLIGHT, "");
    }

    private static PaperMode answeringAtOnce(Outcome... outcomes) {
        return new PaperMode("PAPER", Settlement.WITH_THE_ANSWER, outcomes);
    }

    private CheckoutRecord cancel(RunCheckout run, String id) {
        return run.run(id, 42, cancelling, "print", () -> CANCELLATION);
    }

    /** One place, for which nobody waits long. */
    private RunCheckout run(PaperMode mode) {
        return new RunCheckout(
                records, scenarios, new Modes(List.of(mode)), new Always(), clock, meters, 1, Duration.ofMillis(1));
    }

    private ResolveCheckouts resolve(PaperMode mode) {
        return new ResolveCheckouts(records, scenarios, new Modes(List.of(mode)), run(mode), clock, Duration.ofSeconds(18));
    }

    private static final class Always implements ScenarioModes {
        @Override
        public ModeChoice of(String scenario) {
            return new ModeChoice(scenario, "PAPER", 5);
        }

        @Override
        public List<ModeChoice> all() {
            return List.of();
        }

        @Override
        public ModeChoice change(ModeSwitch change) {
            throw new UnsupportedOperationException("nobody switches here");
        }

        @Override
        public Optional<Refused> refused() {
            return Optional.empty();
        }
    }

    private static final class Ticking extends Clock {

        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
