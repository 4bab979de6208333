package seckill.simulator;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import seckill.simulator.Outcomes.State;

/**
 * Two-phase commit: whoever has promised waits for the coordinator, however long that takes.
 *
 * <p>Source: Gray, "Notes on Data Base Operating Systems", 1978; presumed abort as in X/Open's XA.
 */
final class TwoPhaseCommit implements Protocol {

    private static final List<String> PARTICIPANTS = List.of("stock", "order", "payment");
    private static final String COORDINATOR = "coordinator";
    private static final int VOTES_WITHIN = 5;
    private static final int ACKS_WITHIN = 5;
    private static final int DECISION_WITHIN = 8;

    /** Then it waits without asking. */
    private static final int ASKS_MAX = 12;

    private final boolean logsDecisionFirst;

    private TwoPhaseCommit(boolean logsDecisionFirst) {
        this.logsDecisionFirst = logsDecisionFirst;
    }

    static TwoPhaseCommit correct() {
        return new TwoPhaseCommit(true);
    }

    /** The control: the first participant is told before the decision is on the disk. */
    static TwoPhaseCommit decidingBeforeItIsLogged() {
        return new TwoPhaseCommit(false);
    }

    @Override
    public String name() {
        return logsDecisionFirst ? "2PC" : "2PC that logs its decision after the first commit";
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
        return Outcomes.wrong(disks, PARTICIPANTS);
    }

    private record Prepare() {}

    private record Vote(boolean yes) {}

    private record Decision(boolean commit) {}

    private record Ack() {}

    private record WhatWasDecided() {}

    private final class Coordinator implements Node {

        private final Set<String> votes = new HashSet<>();
        private final Set<String> acks = new HashSet<>();

        @Override
        public void start(Context context) {
            if (context.disk("decision") != null) {
                tellAll(context);
            } else if (context.disk("begun") != null) {
                decide(false, context); // what was not decided is given up
            } else {
                context.commit("begun", true);
                PARTICIPANTS.forEach(it -> context.send(it, new Prepare()));
                context.timer("votes", VOTES_WITHIN);
            }
        }

        @Override
        public void receive(String from, Object message, Context context) {
            Boolean decision = context.disk("decision");
            switch (message) {
                case Vote vote when decision == null -> {
                    votes.add(from);
                    if (!vote.yes || votes.size() == PARTICIPANTS.size()) {
                        decide(vote.yes, context);
                    }
                }
                case Ack ack -> acks.add(from);
                case WhatWasDecided question when decision != null -> context.send(from, new Decision(decision));
                default -> { }
            }
        }

        @Override
        public void timeout(Object what, Context context) {
            if (context.disk("decision") == null) {
                decide(false, context);
            } else if (!acks.containsAll(PARTICIPANTS)) {
                tellAll(context);
            }
        }

        private void decide(boolean commit, Context context) {
            if (!logsDecisionFirst) {
                context.send(PARTICIPANTS.getFirst(), new Decision(commit));
            }
            context.commit("decision", commit);
            tellAll(context);
        }

        private void tellAll(Context context) {
            boolean commit = context.disk("decision");
            PARTICIPANTS.stream().filter(it -> !acks.contains(it)).forEach(it -> context.send(it, new Decision(commit)));
            context.timer("acks", ACKS_WITHIN);
        }
    }

    private static final class Participant implements Node {

        private int asked;

        @Override
        public void start(Context context) {
            if (Outcomes.of(context) == State.PREPARED) {
                context.timer("decision", DECISION_WITHIN);
            }
        }

        @Override
        public void receive(String from, Object message, Context context) {
            State state = Outcomes.of(context);
            switch (message) {
                case Prepare prepare -> {
                    if (state == State.INITIAL) {
                        boolean yes = !context.rarely(5);
                        context.commit(Outcomes.STATE, yes ? State.PREPARED : State.ABORTED);
                        context.timer("decision", DECISION_WITHIN);
                    }
                    context.send(from, new Vote(Outcomes.of(context) != State.ABORTED));
                }
                case Decision decision -> {
                    if (!state.isFinal()) {
                        context.commit(Outcomes.STATE, decision.commit ? State.COMMITTED : State.ABORTED);
                    }
                    context.send(from, new Ack());
                }
                default -> { }
            }
        }

        @Override
        public void timeout(Object what, Context context) {
            if (Outcomes.of(context) == State.PREPARED && asked++ < ASKS_MAX) {
                context.send(COORDINATOR, new WhatWasDecided());
                context.timer("decision", DECISION_WITHIN);
            }
        }
    }
}
