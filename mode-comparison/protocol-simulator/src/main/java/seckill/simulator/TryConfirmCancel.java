package seckill.simulator;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Try, confirm, cancel behind a fence: a cancel without a try leaves a mark that keeps a late try out, and each part takes effect once.
 *
 * <p>Source: Pardon and Pautasso, "Atomic Distributed Transactions: a RESTful Design", 2014; the fence as in Seata.
 */
final class TryConfirmCancel implements Protocol {

    private static final List<String> PARTICIPANTS = List.of("stock", "payment");
    private static final String COORDINATOR = "coordinator";
    private static final int ANSWERS_WITHIN = 5;

    /** What is left out. */
    private enum Without { NOTHING, FENCE, MEMORY_OF_CONFIRMS }

    private final Without without;

    private TryConfirmCancel(Without without) {
        this.without = without;
    }

    static TryConfirmCancel correct() {
        return new TryConfirmCancel(Without.NOTHING);
    }

    /** The control: a cancel that finds no try leaves no mark. */
    static TryConfirmCancel withoutFence() {
        return new TryConfirmCancel(Without.FENCE);
    }

    /** The control: a confirm does not know that it was there before. */
    static TryConfirmCancel confirmingTwice() {
        return new TryConfirmCancel(Without.MEMORY_OF_CONFIRMS);
    }

    @Override
    public String name() {
        return switch (without) {
            case NOTHING -> "TCC";
            case FENCE -> "TCC without a fence";
            case MEMORY_OF_CONFIRMS -> "TCC whose confirm is not idempotent";
        };
    }

    @Override
    public Map<String, Node> processes() {
        Map<String, Node> all = new LinkedHashMap<>();
        PARTICIPANTS.forEach(name -> all.put(name, new Participant()));
        all.put(COORDINATOR, new Coordinator());
        return all;
    }

    @Override
    public Optional<Finding> wrong(Disks disks) {
        List<Integer> frozen = PARTICIPANTS.stream().map(it -> disks.read(it, "frozen", 0)).toList();
        List<Integer> done = PARTICIPANTS.stream().map(it -> disks.read(it, "done", 0)).toList();
        Finding.Kind kind = done.stream().anyMatch(it -> it > 1) ? Finding.Kind.TWICE
                : done.stream().distinct().count() > 1 ? Finding.Kind.SPLIT
                : frozen.stream().anyMatch(it -> it != 0) ? Finding.Kind.BLOCKED : null;
        return Optional.ofNullable(kind).map(it -> new Finding(it, disks.toString()));
    }

    private record Try() {}

    private record Tried(boolean ok) {}

    private record PhaseTwo(boolean confirm) {}

    private record Done() {}

    private static final class Coordinator implements Node {

        private final Set<String> tried = new HashSet<>();
        private final Set<String> done = new HashSet<>();

        @Override
        public void start(Context context) {
            if (context.disk("confirm") != null) {
                phaseTwo(context);
            } else if (context.disk("begun") != null) {
                decide(false, context);
            } else {
                context.commit("begun", true);
                PARTICIPANTS.forEach(it -> context.send(it, new Try()));
                context.timer("tries", ANSWERS_WITHIN);
            }
        }

        @Override
        public void receive(String from, Object message, Context context) {
            switch (message) {
                case Tried answer when context.disk("confirm") == null -> {
                    tried.add(from);
                    if (!answer.ok || tried.size() == PARTICIPANTS.size()) {
                        decide(answer.ok, context);
                    }
                }
                case Done it -> done.add(from);
                default -> { }
            }
        }

        @Override
        public void timeout(Object what, Context context) {
            if (context.disk("confirm") == null) {
                decide(false, context);
            } else if (!done.containsAll(PARTICIPANTS)) {
                phaseTwo(context);
            }
        }

        private void decide(boolean confirm, Context context) {
            context.commit("confirm", confirm);
            phaseTwo(context);
        }

        private void phaseTwo(Context context) {
            boolean confirm = context.disk("confirm");
            PARTICIPANTS.stream().filter(it -> !done.contains(it)).forEach(it -> context.send(it, new PhaseTwo(confirm)));
            context.timer("phase two", ANSWERS_WITHIN);
        }
    }

    private final class Participant implements Node {

        @Override
        public void start(Context context) {}

        @Override
        public void receive(String from, Object message, Context context) {
            String fence = context.disk("fence");
            switch (message) {
                case Try it -> {
                    if (fence == null) {
                        boolean ok = !context.rarely(5);
                        if (ok) {
                            context.commit("fence", "TRIED", "frozen", 1);
                        }
                        context.send(from, new Tried(ok));
                    } else {
                        context.send(from, new Tried(fence.equals("TRIED") || fence.equals("CONFIRMED")));
                    }
                }
                case PhaseTwo two -> {
                    if (two.confirm) {
                        confirm(fence, context);
                    } else {
                        cancel(fence, context);
                    }
                    context.send(from, new Done());
                }
                default -> { }
            }
        }

        private void confirm(String fence, Context context) {
            if (fence.equals("TRIED") || without == Without.MEMORY_OF_CONFIRMS) {
                Integer done = context.disk("done");
                context.commit("fence", "CONFIRMED", "frozen", 0, "done", done == null ? 1 : done + 1);
            }
        }

        private void cancel(String fence, Context context) {
            if (fence != null && fence.equals("TRIED")) {
                context.commit("fence", "CANCELLED", "frozen", 0);
            } else if (fence == null && without != Without.FENCE) {
                context.commit("fence", "CANCELLED");
            }
        }

        @Override
        public void timeout(Object what, Context context) {}
    }
}
