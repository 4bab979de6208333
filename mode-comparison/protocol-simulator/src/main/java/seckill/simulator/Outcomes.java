package seckill.simulator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a participant, as the protocols with two and three phases have it on its disk under {@value #STATE}. */
final class Outcomes {

    static final String STATE = "state";

    /** States of a participant, in their order. */
    enum State {
        /** Not asked, or has refused nothing and promised nothing. */
        INITIAL,
        /** Has promised to commit, and holds its locks. */
        PREPARED,
        /** Knows that all have promised; only with three phases. */
        PRE_COMMITTED,
        COMMITTED,
        ABORTED;

        boolean isFinal() {
            return this == COMMITTED || this == ABORTED;
        }
    }

    private Outcomes() {}

    static State of(Context context) {
        State state = context.disk(STATE);
        return state == null ? State.INITIAL : state;
    }

    /** Split when two have ended differently, blocked when one has promised and not ended. */
    static Optional<Finding> wrong(Disks disks, List<String> participants) {
        List<State> states = participants.stream().map(it -> disks.read(it, STATE, State.INITIAL)).toList();
        if (states.contains(State.COMMITTED) && states.contains(State.ABORTED)) {
            return Optional.of(new Finding(Finding.Kind.SPLIT, disks.toString()));
        }
        boolean isBlocked = Stream.of(State.PREPARED, State.PRE_COMMITTED).anyMatch(states::contains);
        return isBlocked ? Optional.of(new Finding(Finding.Kind.BLOCKED, disks.toString())) : Optional.empty();
    }
}
