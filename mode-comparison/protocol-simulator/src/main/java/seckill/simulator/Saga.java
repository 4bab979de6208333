package seckill.simulator;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Steps that commit, one after the other, and compensations when one is refused or says nothing: silence may mean that it was done.
 *
 * <p>Source: Garcia-Molina and Salem, "Sagas", 1987.
 */
final class Saga implements Protocol {

    private static final List<String> STEPS = List.of("stock", "order", "payment");
    private static final String ORCHESTRATOR = "orchestrator";
    private static final int ANSWER_WITHIN = 5;

    /** What is left out. */
    private enum Without { NOTHING, THE_SILENT, TOMBSTONES }

    private final Without without;

    private Saga(Without without) {
        this.without = without;
    }

    static Saga correct() {
        return new Saga(Without.NOTHING);
    }

    /** The control: only what has answered is compensated. */
    static Saga compensatingOnlyWhatAnswered() {
        return new Saga(Without.THE_SILENT);
    }

    /** The control: a compensation of what has not happened leaves nothing that keeps it from happening later. */
    static Saga withoutTombstones() {
        return new Saga(Without.TOMBSTONES);
    }

    @Override
    public String name() {
        return switch (without) {
            case NOTHING -> "saga";
            case THE_SILENT -> "saga that compensates only what answered";
            case TOMBSTONES -> "saga whose steps may come after their compensation";
        };
    }

    @Override
    public Map<String, Node> processes() {
        Map<String, Node> all = new LinkedHashMap<>();
        STEPS.forEach(name -> all.put(name, new Participant()));
        all.put(ORCHESTRATOR, new Orchestrator());
        return all;
    }

    @Override
    public Optional<Finding> wrong(Disks disks) {
        List<Integer> effects = STEPS.stream().map(it -> disks.read(it, "effect", 0)).toList();
        if (effects.stream().anyMatch(it -> it > 1)) {
            return Optional.of(new Finding(Finding.Kind.TWICE, disks.toString()));
        }
        return effects.stream().distinct().count() > 1
                ? Optional.of(new Finding(Finding.Kind.SPLIT, disks.toString()))
                : Optional.empty();
    }

    private record Do() {}

    private record Undo() {}

    private record Answer(boolean done) {}

    private record Undone() {}

    /** On its disk: how many steps it has begun, how many have answered, and whether it goes back. */
    private final class Orchestrator implements Node {

        private final Set<String> undone = new HashSet<>();

        @Override
        public void start(Context context) {
            if (context.disk("begun") == null) {
                begin(0, context);
            } else {
                goOn(context);
            }
        }

        private void begin(int step, Context context) {
            context.commit("begun", step + 1);
            goOn(context);
        }

        private void goOn(Context context) {
            int begun = context.disk("begun");
            if (context.disk("goes back") != null) {
                toUndo(context).stream().filter(it -> !undone.contains(it)).forEach(it -> context.send(it, new Undo()));
                if (!undone.containsAll(toUndo(context))) {
                    context.timer("compensations", ANSWER_WITHIN);
                }
            } else if (!isAnswered(begun, context)) {
                context.send(STEPS.get(begun - 1), new Do());
                context.timer("step " + begun, ANSWER_WITHIN);
            } else if (begun < STEPS.size()) {
                begin(begun, context);
            }
        }

        private boolean isAnswered(int step, Context context) {
            Integer answered = context.disk("answered");
            return answered != null && answered >= step;
        }

        private List<String> toUndo(Context context) {
            int begun = context.disk("begun");
            Integer answered = context.disk("answered");
            int count = without == Without.THE_SILENT ? (answered == null ? 0 : answered) : begun;
            return STEPS.subList(0, count).reversed();
        }

        @Override
        public void receive(String from, Object message, Context context) {
            int begun = context.disk("begun");
            boolean isCurrent = STEPS.get(begun - 1).equals(from) && !isAnswered(begun, context);
            switch (message) {
                case Answer answer when context.disk("goes back") == null && isCurrent -> {
                    if (answer.done) {
                        context.commit("answered", begun);
                    } else {
                        context.commit("goes back", true);
                    }
                    goOn(context);
                }
                case Undone it -> undone.add(from);
                default -> { }
            }
        }

        @Override
        public void timeout(Object what, Context context) {
            int begun = context.disk("begun");
            boolean isSilent = what.equals("step " + begun) && !isAnswered(begun, context) && context.disk("goes back") == null;
            if (isSilent) {
                context.commit("goes back", true);
            }
            if (context.disk("goes back") != null) {
                goOn(context);
            }
        }
    }

    private final class Participant implements Node {

        @Override
        public void start(Context context) {}

        @Override
        public void receive(String from, Object message, Context context) {
            String state = context.disk("state");
            switch (message) {
                case Do it -> {
                    boolean done = "DONE".equals(state) || state == null && !context.rarely(6);
                    if (done && state == null) {
                        context.commit("state", "DONE", "effect", 1);
                    }
                    context.send(from, new Answer(done));
                }
                case Undo it -> {
                    if ("DONE".equals(state)) {
                        context.commit("state", "UNDONE", "effect", 0);
                    } else if (state == null && without != Without.TOMBSTONES) {
                        context.commit("state", "UNDONE");
                    }
                    context.send(from, new Undone());
                }
                default -> { }
            }
        }

        @Override
        public void timeout(Object what, Context context) {}
    }
}
