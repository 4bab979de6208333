package seckill.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import seckill.checkout.Checkout;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.CheckoutState;
import seckill.checkout.Guarantees;
import seckill.checkout.Mode;
import seckill.checkout.ModeChoice;
import seckill.checkout.Modes;
import seckill.checkout.Outcome;
import seckill.checkout.Participants;
import seckill.checkout.RunCheckout;
import seckill.checkout.ScenarioModes;
import seckill.checkout.Scenarios;
import seckill.checkout.Step;
import seckill.checkout.mode.NoneMode;
import seckill.checkout.scenario.CancelOrder;
import seckill.order.api.OrderApi;
import seckill.order.api.OverdueOrder;
import seckill.participant.CommandId;
import seckill.problem.ProblemException;

/** Which overdue orders are tried when; that they are given up is seen in the specs. */
class CancelOverdueOrdersTest {

    private static final Instant DEADLINE = Instant.parse("2026-11-11T00:00:00Z");
    private static final OverdueOrder ORDER = order(0);

    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Paper records = new Paper();
    private Duration late = Duration.ZERO;
    private List<OverdueOrder> overdue = List.of(ORDER);
    private CancelOverdueOrders looking = look();

    @Test
    void whoever_looks_at_the_same_time_repeats_the_same_checkout() {
        looking.look();
        look().look();
        late = Duration.ofSeconds(9);
        look().look();

        assertThat(records.begun).hasSize(1).allSatisfy((key, record) -> {
            assertThat(record.state()).isEqualTo(CheckoutState.ACCEPTED);
            assertThat(record.orderId()).isEqualTo(ORDER.orderId());
            assertThat(record.checkout().buyerId()).isEqualTo(ORDER.buyerId());
        });
    }

    @Test
    void what_failed_is_tried_anew_with_growing_gaps() {
        outcomes.put(ORDER.orderId(), new Outcome.Failed("no luck"));
        List<Integer> triesAfterSeconds = IntStream.of(0, 5, 10, 29, 30, 69, 70, 3_600, 86_400).mapToObj(seconds -> {
            late = Duration.ofSeconds(seconds);
            looking.look();
            return records.begun.size();
        }).toList();

        assertThat(triesAfterSeconds).containsExactly(1, 1, 2, 2, 3, 3, 4, 5, 6);
    }

    @Test
    void an_order_that_cannot_be_given_up_keeps_no_other_from_its_turn() {
        overdue = IntStream.range(0, 1_300).mapToObj(CancelOverdueOrdersTest::order).toList();
        overdue.subList(0, 1_200).forEach(order -> outcomes.put(order.orderId(), new Outcome.Failed("no luck")));
        looking.look();
        assertThat(accepted()).isZero();

        looking.look();

        assertThat(accepted()).isEqualTo(100);
    }

    @Test
    void a_module_that_does_not_answer_is_asked_again_by_the_next_look() {
        overdue = null;
        looking.look();
        overdue = List.of(ORDER);

        looking.look();

        assertThat(accepted()).isEqualTo(1);
    }

    @Test
    void no_buyer_can_take_such_a_key() {
        String key = CancelOverdueOrders.key(ORDER, DEADLINE.plus(Duration.ofDays(10_000)));
        assertThat(new CommandId(key, "cancel").checkout()).isEqualTo(key);
        assertThatThrownBy(() -> new IdempotencyKey(key)).isInstanceOf(ProblemException.class);
        assertThat(new IdempotencyKey("my-" + key).value()).endsWith(key);
    }

    private long accepted() {
        return records.begun.values().stream().filter(record -> record.state() == CheckoutState.ACCEPTED).count();
    }

    private static OverdueOrder order(int n) {
        return new OverdueOrder("order-%08d".formatted(n), 7, DEADLINE);
    }

    private CancelOverdueOrders look() {
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return DEADLINE.plus(late);
            }
        };
        OrderApi orders = only(OrderApi.class, arguments -> overdue.stream()
                .filter(order -> order.orderId().compareTo((String) arguments[1]) > 0)
                .limit((Integer) arguments[2])
                .toList());
        Scenarios scenarios = new Scenarios(List.of(new CancelOrder(new Participants(null, orders, null))));
        ScenarioModes chosen = only(ScenarioModes.class, arguments -> new ModeChoice("cancel-order", "NONE", 1));
        RunCheckout checkouts = new RunCheckout(
                records, scenarios, new Modes(List.of(new Scripted())), chosen, clock, new SimpleMeterRegistry(), 8, Duration.ofSeconds(1));
        return new CancelOverdueOrders(orders, checkouts, clock);
    }

    /** Of an interface with many methods the one that is called here. */
    private static <T> T only(Class<T> api, Function<Object[], Object> answer) {
        return api.cast(Proxy.newProxyInstance(
                api.getClassLoader(), new Class<?>[] {api}, (proxy, method, arguments) -> answer.apply(arguments)));
    }

    private final class Scripted implements Mode {

        @Override
        public Guarantees guarantees() {
            return NoneMode.GUARANTEES;
        }

        @Override
        public Outcome carry(Checkout checkout, List<Step<?>> steps) {
            return outcomes.getOrDefault(records.begun.get(checkout.id()).orderId(), new Outcome.Accepted());
        }

        @Override
        public Optional<Outcome> resolve(Checkout checkout, List<Step<?>> steps) {
            return Optional.empty();
        }
    }

    private static final class Paper implements CheckoutRecords {

        private final Map<String, CheckoutRecord> begun = new ConcurrentHashMap<>();

        @Override
        public boolean begin(CheckoutRecord record) {
            return begun.putIfAbsent(record.checkout().id(), record) == null;
        }

        @Override
        public Optional<CheckoutRecord> find(String id) {
            return Optional.ofNullable(begun.get(id));
        }

        @Override
        public boolean end(CheckoutRecord ended) {
            begun.put(ended.checkout().id(), ended);
            return true;
        }

        @Override
        public List<CheckoutRecord> inFlightSince(Instant before, int limit) {
            return List.of();
        }
    }
}
