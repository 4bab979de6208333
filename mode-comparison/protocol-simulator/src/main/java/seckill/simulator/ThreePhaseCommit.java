package seckill.simulator;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import seckill.simulator.Outcomes.State;

/**
 * Three-phase commit: canCommit, preCommit, doCommit. Whoever has waited too long asks the others how far they are, and knows from that what was or
 * will be decided, as long as silence means death. When it means that the network is apart, both halves know, and not the same.
 *
 * <p>Source: Skeen, "Nonblocking Commit Protocols", 1981, with its termination protocol.
 */
final class ThreePhaseCommit implements Protocol {

    private static final List<String> PARTICIPANTS = List.of("stock", "order", "payment");
    private static final String COORDINATOR = "coordinator";
    private static final int ANSWERS_WITHIN = 5;
    private static final int NEXT_PHASE_WITHIN = 12;

    @Override
    public String name() {
        return "3PC";
    }

    @Override
    public Map<String, Node> processes() {
        Map<String, Node> all = new LinkedHashMap<>();
        PARTICIPANTS.forEach(name -> all.put(name, new Participant(name)));
        all.put(COORDINATOR, new Coordinator());
        return all;
    }

    @Override
    public Optional<Finding> wrong(Disks disks) {
        return Outcomes.wrong(disks, PARTICIPANTS);
    }

    private record CanCommit() {}

    private record Vote(boolean yes) {}

    private record PreCommit() {}

    private record PreCommitted() {}

    private record End(boolean commit) {}

    private record HowFar() {}

    private record SoFar(State state) {}

    /** Once; one that starts again leaves it to the participants, who have ended it among themselves. */
    private static final class Coordinator implements Node {

        private final Set<String> votes = new HashSet<>();
        private final Set<String> preCommitted = new HashSet<>();
        private boolean isOver;

        @Override
        public void start(Context context) {
            isOver = context.disk("begun") != null;
            if (!isOver) {
                context.commit("begun", true);
                PARTICIPANTS.forEach(it -> context.send(it, new CanCommit()));
                context.timer("votes", ANSWERS_WITHIN);
            }
        }

        @Override
        public void receive(String from, Object message, Context context) {
            switch (message) {
                case Vote vote when !vote.yes -> end(false, context);
                case Vote vote when votes.add(from) && votes.size() == PARTICIPANTS.size() && !isOver -> {
                    PARTICIPANTS.forEach(it -> context.send(it, new PreCommit()));
                    context.timer("pre-commits", ANSWERS_WITHIN);
                }
                case PreCommitted done when preCommitted.add(from) && preCommitted.size() == PARTICIPANTS.size() -> end(true, context);
                default -> { }
            }
        }

        /** All have promised when it waits for pre-commits: who does not answer is dead, and will ask when it is alive again. */
        @Override
        public void timeout(Object what, Context context) {
            boolean havePromised = what.equals("pre-commits");
            if (havePromised || votes.size() < PARTICIPANTS.size()) {
                end(havePromised, context);
            }
        }

        private void end(boolean commit, Context context) {
            if (!isOver) {
                isOver = true;
                PARTICIPANTS.forEach(it -> context.send(it, new End(commit)));
            }
        }
    }

    private static final class Participant implements Node {

        private final String name;
        private final Map<String, State> others = new HashMap<>();

        Participant(String name) {
            this.name = name;
        }

        @Override
        public void start(Context context) {
            if (!Outcomes.of(context).isFinal() && Outcomes.of(context) != State.INITIAL) {
                askTheOthers(context);
            }
        }

        @Override
        public void receive(String from, Object message, Context context) {
            State state = Outcomes.of(context);
            switch (message) {
                case CanCommit can when state == State.INITIAL -> {
                    boolean yes = !context.rarely(5);
                    context.commit(Outcomes.STATE, yes ? State.PREPARED : State.ABORTED);
                    context.timer("next phase", NEXT_PHASE_WITHIN);
                    context.send(from, new Vote(yes));
                }
                case CanCommit late -> context.send(from, new Vote(false));
                case PreCommit pre when state == State.PREPARED -> {
                    context.commit(Outcomes.STATE, State.PRE_COMMITTED);
                    context.send(from, new PreCommitted());
                }
                case End end when !state.isFinal() -> context.commit(Outcomes.STATE, end.commit ? State.COMMITTED : State.ABORTED);
                case HowFar question -> context.send(from, new SoFar(state));
                case SoFar far -> others.put(from, far.state);
                default -> { }
            }
        }

        @Override
        public void timeout(Object what, Context context) {
            State state = Outcomes.of(context);
            if (state.isFinal() || state == State.INITIAL) {
                return;
            }
            if (what.equals("next phase")) {
                askTheOthers(context);
            } else {
                end(state, context);
            }
        }

        private void askTheOthers(Context context) {
            others.clear();
            PARTICIPANTS.stream().filter(it -> !it.equals(name)).forEach(it -> context.send(it, new HowFar()));
            context.timer("the others", ANSWERS_WITHIN);
        }

        /** One that was told to pre-commit, or has committed, says that all have promised; from the others nobody has heard it. */
        private void end(State state, Context context) {
            EnumSet<State> known = EnumSet.of(state);
            known.addAll(others.values());
            boolean commit = !known.contains(State.ABORTED) && (known.contains(State.PRE_COMMITTED) || known.contains(State.COMMITTED));
            context.commit(Outcomes.STATE, commit ? State.COMMITTED : State.ABORTED);
            PARTICIPANTS.stream().filter(it -> !it.equals(name)).forEach(it -> context.send(it, new End(commit)));
        }
    }
}
