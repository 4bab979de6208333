package seckill.compare.witness;

/** What was seen of one checkout. Looked at by one thread, ended by another. */
public final class Watched {

    /** At the least, what was seen by a single look. */
    private static final long A_LOOK_NANOS = 1;

    private final Span unitsWithoutOrder = new Span();
    private final Span orderWithoutUnits = new Span();
    private final Span paidWithoutMoney = new Span();
    private final Span inFinalState = new Span();
    private volatile End end = End.UNKNOWN;
    private volatile long until = Long.MAX_VALUE;

    /** What a buyer was told. */
    public enum End {
        WELL,
        /** Refused or failed: nothing of it may stay. */
        FOR_NOTHING,
        /** The buyer gave up asking: what was seen of it may well be final. */
        UNKNOWN
    }

    void end(End heard, long lookedAtUntil) {
        end = heard;
        until = lookedAtUntil;
    }

    boolean isOver(long at) {
        return at - until > 0 && until != Long.MAX_VALUE;
    }

    void saw(long at, Sight sight) {
        unitsWithoutOrder.saw(at, sight.hasUnitsWithoutOrder());
        orderWithoutUnits.saw(at, sight.hasOrderWithoutUnits());
        paidWithoutMoney.saw(at, sight.isPaidWithoutMoney());
        inFinalState.saw(at, sight.isFinal());
    }

    /** Somebody read a final state of a checkout that then came to nothing. */
    boolean sawDirty() {
        return end == End.FOR_NOTHING && inFinalState.nanos() > 0;
    }

    long dirtyNanos() {
        return inFinalState.nanos();
    }

    long unitsWithoutOrderNanos() {
        return unitsWithoutOrder.nanos();
    }

    long orderWithoutUnitsNanos() {
        return orderWithoutUnits.nanos();
    }

    long paidWithoutMoneyNanos() {
        return paidWithoutMoney.nanos();
    }

    /** From the first look that saw something to the last. */
    private static final class Span {

        private long first;
        private long last;
        private boolean isSeen;

        void saw(long at, boolean is) {
            if (is) {
                first = isSeen ? first : at;
                last = at;
                isSeen = true;
            }
        }

        long nanos() {
            return isSeen ? Math.max(last - first, A_LOOK_NANOS) : 0;
        }
    }
}
