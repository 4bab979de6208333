package seckill.trail;

import java.util.List;
import java.util.function.Supplier;

/** The trail of what operators have done. */
public interface AuditTrail {

    /** Writes an entry at the end: for good, or with what is under way in this thread on the gateway's database. Answers its number. */
    long write(Deed deed);

    /** The same of an operator. */
    default long write(String actor, String action, String subject, String detail) {
        return write(Deed.ofOperator(actor, action, subject, detail));
    }

    /**
     * Does something that is in the trail before it is done: what cannot be written is not done. What is refused or fails is followed by an
     * entry that says so; whoever dies here leaves an entry of which nobody knows what became, and the participants' own books tell.
     */
    default <T> T around(Deed deed, Supplier<T> work) {
        long number = write(deed);
        try {
            return work.get();
        } catch (RuntimeException e) {
            try {
                write(deed.undone(number, e));
            } catch (RuntimeException unwritten) {
                e.addSuppressed(unwritten);
            }
            throw e;
        }
    }

    /**
     * Entries, the newest first.
     *
     * @param subject what they are about, empty for everything
     * @param before  the number before which they begin
     */
    List<Entry> newest(String subject, long before, int limit);

    /** Computes the whole chain anew. */
    Verification verify();
}
