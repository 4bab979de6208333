package seckill.trail;

import java.util.Optional;
import seckill.trail.Verification.Broken;
import seckill.trail.Verification.Flaw;
import seckill.trail.Verification.Intact;

/** Follows the chain from its first entry on, for as long as it holds. */
public final class Chain {

    private long number;
    private String hash = Entry.NO_HASH;
    private Broken broken;

    /** Takes the next entry; false when the chain is broken, and nothing more need be read. */
    public boolean takes(Entry next) {
        flaw(next).ifPresentOrElse(flaw -> broken = new Broken(number + 1, flaw), () -> {
            number = next.number();
            hash = next.hash();
        });
        return broken == null;
    }

    private Optional<Flaw> flaw(Entry next) {
        if (next.number() != number + 1) {
            return Optional.of(Flaw.MISSING);
        }
        if (!next.isAsWritten()) {
            return Optional.of(Flaw.CHANGED);
        }
        return next.previous().equals(hash) ? Optional.empty() : Optional.of(Flaw.UNCHAINED);
    }

    /** The end of the chain, up to which it holds. */
    public long number() {
        return number;
    }

    /** What is to be said of it, given what the head names as the newest entry. */
    public Verification upTo(long headNumber, String headHash) {
        if (broken != null) {
            return broken;
        }
        if (number < headNumber) {
            return new Broken(number + 1, Flaw.MISSING);
        }
        return number == headNumber && hash.equals(headHash) ? new Intact(number, hash) : new Broken(number, Flaw.WRONG_HEAD);
    }
}
