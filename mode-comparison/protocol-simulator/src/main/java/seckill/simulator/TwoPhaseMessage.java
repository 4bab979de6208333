package seckill.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A checkout that is prepared in a journal, takes its unit and leaves a fence in one script elsewhere, and is submitted; whoever dies in between is
 * asked about by the fence. All five decisions are made by the shop's own scripts.
 *
 * <p>Source: dtm's two-phase message, with its counters in Redis.
 */
final class TwoPhaseMessage implements Protocol {

    private static final int CHECKED_BACK_AFTER = 8;
    private static final int ANSWER_WITHIN = 5;
    private static final int ASKS_MAX = 4;

    /** What is done wrongly. */
    private enum Trap { NONE, STOCK_FIRST, FENCE_EXPIRES }

    private static final RedisData NOTHING = RedisData.empty();
    private static final RedisData ONE_UNIT = RedisData.empty().with("counter", "1");
    private static final String CHECKOUT = "message";
    private static final String FENCE = "ticket";
    private static final String KEPT_FOR_MS = "1000000";

    private final Trap trap;
    private final ShopScript prepare;
    private final ShopScript submit;
    private final ShopScript giveUp;
    private final ShopScript fence;
    private final ShopScript checkBack;

    private TwoPhaseMessage(
            Trap trap, ShopScript prepare, ShopScript submit, ShopScript giveUp, ShopScript fence, ShopScript checkBack) {
        this.trap = trap;
        this.prepare = prepare;
        this.submit = submit;
        this.giveUp = giveUp;
        this.fence = fence;
        this.checkBack = checkBack;
    }

    private static Supplier<Protocol> with(Trap trap) {
        ShopScript prepare = ShopScript.named("prepare");
        ShopScript submit = ShopScript.named("submit");
        ShopScript giveUp = ShopScript.named("give-up");
        ShopScript checkBack = ShopScript.named("check-back");
        ShopScript fence = trap == Trap.STOCK_FIRST
                ? ShopScript.withMistake("fence", "if state then", "if state and redis.call('GET', KEYS[2]) ~= '0' then")
                : ShopScript.named("fence");
        return () -> new TwoPhaseMessage(trap, prepare, submit, giveUp, fence, checkBack);
    }

    static Supplier<Protocol> correct() {
        return with(Trap.NONE);
    }

    /** The control: what is left is looked at before whether he has his unit already. */
    static Supplier<Protocol> lookingAtStockFirst() {
        return with(Trap.STOCK_FIRST);
    }

    /** The control: the fence may be forgotten before it is asked for. */
    static Supplier<Protocol> withAFenceThatExpires() {
        return with(Trap.FENCE_EXPIRES);
    }

    @Override
    public String name() {
        return switch (trap) {
            case NONE -> "two-phase message";
            case STOCK_FIRST -> "two-phase message, stock before dedupe";
            case FENCE_EXPIRES -> "two-phase message, fence expires before the check-back";
        };
    }

    @Override
    public Map<String, Node> processes() {
        Map<String, Node> all = new LinkedHashMap<>();
        all.put("journal", new Journal());
        all.put("counters", new Counters());
        all.put("gateway", new Gateway());
        return all;
    }

    /** One unit, one buyer: it is his exactly if his checkout is submitted. */
    @Override
    public Optional<Finding> wrong(Disks disks) {
        boolean isTaken = disks.read("counters", "redis", ONE_UNIT).counter("counter").equals("0");
        String state = String.valueOf(disks.read("journal", "redis", NOTHING).field(CHECKOUT, "state"));
        boolean isSubmitted = state.equals("SUBMITTED");
        boolean isToldNo = disks.read("gateway", "told", "").equals("sold out");
        Finding.Kind kind = state.equals("PREPARED") ? Finding.Kind.BLOCKED
                : isTaken && (!isSubmitted || isToldNo) ? Finding.Kind.LOST
                : isSubmitted && !isTaken ? Finding.Kind.SPLIT : null;
        return Optional.ofNullable(kind).map(it -> new Finding(it, disks.toString()));
    }

    private record Prepare() {}

    private record Prepared(boolean goOn) {}

    private record Take() {}

    private record Taken(String how) {}

    private record Submit() {}

    private record Submitted() {}

    private record WasItTaken() {}

    private record ItWas(String state) {}

    /** Asks again when it hears nothing, as a buyer does who presses the button again. */
    private static final class Gateway implements Node {

        private int asked;

        @Override
        public void start(Context context) {
            if (context.disk("told") == null) {
                context.send("journal", new Prepare());
                context.timer("an answer", ANSWER_WITHIN);
            }
        }

        @Override
        public void receive(String from, Object message, Context context) {
            switch (message) {
                case Prepared prepared when prepared.goOn -> context.send("counters", new Take());
                case Taken taken when taken.how.equals("TICKET") -> context.send("journal", new Submit());
                case Taken taken -> context.commit("told", taken.how);
                case Submitted it -> context.commit("told", "ticket");
                default -> { }
            }
        }

        @Override
        public void timeout(Object what, Context context) {
            if (context.disk("told") == null && asked++ < ASKS_MAX) {
                start(context);
            }
        }
    }

    private final class Journal implements Node {

        @Override
        public void start(Context context) {
            waitForSubmit(context);
        }

        private static RedisData redis(Context context) {
            RedisData redis = context.disk("redis");
            return redis == null ? NOTHING : redis;
        }

        private void waitForSubmit(Context context) {
            if ("PREPARED".equals(redis(context).field(CHECKOUT, "state"))) {
                context.timer("submit", CHECKED_BACK_AFTER);
            }
        }

        @Override
        public void receive(String from, Object message, Context context) {
            switch (message) {
                case Prepare it -> {
                    ShopScript.Answer answer = prepare.run(redis(context), List.of(CHECKOUT, "prepared"), List.of("checkout"));
                    context.commit("redis", answer.after());
                    waitForSubmit(context);
                    context.send(from, new Prepared(!answer.said().equals("GIVEN_UP")));
                }
                case Submit it -> {
                    submitted(context);
                    context.send(from, new Submitted());
                }
                case ItWas it when it.state.equals("GIVEN_UP") -> context.commit(
                        "redis", giveUp.run(redis(context), List.of(CHECKOUT, "prepared"), List.of("checkout", KEPT_FOR_MS)).after());
                case ItWas it -> submitted(context);
                default -> { }
            }
        }

        private void submitted(Context context) {
            List<String> keys = List.of(CHECKOUT, "prepared", "journal", "parked");
            context.commit("redis", submit.run(redis(context), keys, List.of("checkout", KEPT_FOR_MS)).after());
        }

        @Override
        public void timeout(Object what, Context context) {
            if ("PREPARED".equals(redis(context).field(CHECKOUT, "state"))) {
                context.send("counters", new WasItTaken());
                waitForSubmit(context);
            }
        }
    }

    private final class Counters implements Node {

        @Override
        public void start(Context context) {}

        private static RedisData redis(Context context) {
            RedisData redis = context.disk("redis");
            return redis == null ? ONE_UNIT : redis;
        }

        @Override
        public void receive(String from, Object message, Context context) {
            switch (message) {
                case Take it -> {
                    ShopScript.Answer answer = fence.run(redis(context), List.of(FENCE, "counter"), List.of("test", "1"));
                    context.commit("redis", answer.after());
                    if (trap == Trap.FENCE_EXPIRES && answer.said().equals("TICKET")) {
                        context.timer("fence", CHECKED_BACK_AFTER);
                    }
                    context.send(from, new Taken(switch (answer.said()) {
                        case "TICKET", "ALREADY" -> "TICKET";
                        case "SOLD_OUT" -> "sold out";
                        default -> "given up";
                    }));
                }
                case WasItTaken it -> {
                    ShopScript.Answer answer = checkBack.run(redis(context), List.of(FENCE), List.of(KEPT_FOR_MS));
                    context.commit("redis", answer.after());
                    context.send(from, new ItWas(answer.said()));
                }
                default -> { }
            }
        }

        @Override
        public void timeout(Object what, Context context) {
            context.commit("redis", redis(context).without(FENCE));
        }
    }
}
