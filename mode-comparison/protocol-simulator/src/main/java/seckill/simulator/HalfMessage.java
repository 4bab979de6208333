package seckill.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A message that the broker keeps back until it knows what became of the local transaction, and asks about when nobody tells it.
 *
 * <p>Source: the transactional messages of RocketMQ.
 */
final class HalfMessage implements Protocol {

    private static final int HEARD_WITHIN = 8;
    private static final int READ_WITHIN = 5;
    private static final int SENT_WITHIN = 6;

    /** What is done wrongly. */
    private enum Trap { NONE, EXCEPTION_IS_ROLLBACK, NO_MARK }

    private final Trap trap;

    private HalfMessage(Trap trap) {
        this.trap = trap;
    }

    static HalfMessage correct() {
        return new HalfMessage(Trap.NONE);
    }

    /** The control: whatever goes wrong in the local transaction is told as a rollback, also what had been committed. */
    static HalfMessage tellingRollbackForExceptions() {
        return new HalfMessage(Trap.EXCEPTION_IS_ROLLBACK);
    }

    /** The control: who is asked and finds nothing says so, and leaves nothing that keeps the local transaction from coming later. */
    static HalfMessage withoutMark() {
        return new HalfMessage(Trap.NO_MARK);
    }

    @Override
    public String name() {
        return switch (trap) {
            case NONE -> "half message";
            case EXCEPTION_IS_ROLLBACK -> "half message, exception told as rollback";
            case NO_MARK -> "half message, check-back without a mark";
        };
    }

    @Override
    public Map<String, Node> processes() {
        Map<String, Node> all = new LinkedHashMap<>();
        all.put("broker", new Broker());
        all.put("reader", new Reader());
        all.put("module", new Module());
        return all;
    }

    @Override
    public Optional<Finding> wrong(Disks disks) {
        int ordered = disks.read("module", "ordered", 0);
        int effect = disks.read("reader", "effect", 0);
        String message = disks.read("broker", "message", "NONE");
        Finding.Kind kind = effect > 1 ? Finding.Kind.TWICE
                : ordered > effect ? Finding.Kind.LOST
                : effect > ordered ? Finding.Kind.SPLIT
                : message.equals("HALF") ? Finding.Kind.BLOCKED : null;
        return Optional.ofNullable(kind).map(it -> new Finding(it, disks.toString()));
    }

    private record Half() {}

    private record Stored() {}

    private record End(boolean commit) {}

    private record WhatBecameOfIt() {}

    private record Whole() {}

    private record Read() {}

    private final class Module implements Node {

        @Override
        public void start(Context context) {
            if (context.disk("begun") == null) {
                context.commit("begun", true);
                context.send("broker", new Half());
                context.timer("stored", SENT_WITHIN);
            }
        }

        @Override
        public void receive(String from, Object message, Context context) {
            switch (message) {
                case Stored it -> carryOut(context);
                case WhatBecameOfIt it -> answer(context);
                default -> { }
            }
        }

        /** The row says what was decided: whoever inserts it first decides. */
        private void carryOut(Context context) {
            if (context.disk("row") != null) {
                return;
            }
            boolean fails = context.rarely(6);
            boolean isCommitted = !fails || context.rarely(2); // the answer to the commit may be what got lost
            if (isCommitted) {
                context.commit("row", "COMMIT", "ordered", 1);
            }
            if (!fails) {
                context.send("broker", new End(true));
            } else if (trap == Trap.EXCEPTION_IS_ROLLBACK) {
                context.send("broker", new End(false));
            }
        }

        private void answer(Context context) {
            if (context.disk("row") == null && trap != Trap.NO_MARK) {
                context.commit("row", "ROLLBACK");
            }
            context.send("broker", new End("COMMIT".equals(context.disk("row"))));
        }

        @Override
        public void timeout(Object what, Context context) {}
    }

    private static final class Broker implements Node {

        @Override
        public void start(Context context) {
            if ("HALF".equals(context.disk("message"))) {
                context.timer("heard nothing", HEARD_WITHIN);
            } else if ("WHOLE".equals(context.disk("message"))) {
                deliver(context);
            }
        }

        @Override
        public void receive(String from, Object message, Context context) {
            String state = context.disk("message");
            switch (message) {
                case Half it -> {
                    if (state == null) {
                        context.commit("message", "HALF");
                        context.timer("heard nothing", HEARD_WITHIN);
                    }
                    context.send(from, new Stored());
                }
                case End end when "HALF".equals(state) -> {
                    context.commit("message", end.commit ? "WHOLE" : "GONE");
                    if (end.commit) {
                        deliver(context);
                    }
                }
                case Read it -> context.commit("message", "READ");
                default -> { }
            }
        }

        private static void deliver(Context context) {
            context.send("reader", new Whole());
            context.timer("read", READ_WITHIN);
        }

        @Override
        public void timeout(Object what, Context context) {
            if ("HALF".equals(context.disk("message"))) {
                context.send("module", new WhatBecameOfIt());
                context.timer("heard nothing", HEARD_WITHIN);
            } else if ("WHOLE".equals(context.disk("message"))) {
                deliver(context);
            }
        }
    }

    private static final class Reader implements Node {

        @Override
        public void start(Context context) {}

        @Override
        public void receive(String from, Object message, Context context) {
            if (context.disk("effect") == null) {
                context.commit("effect", 1);
            }
            context.send(from, new Read());
        }

        @Override
        public void timeout(Object what, Context context) {}
    }
}
