package seckill.trail;

/** What a look at the whole chain found. */
public sealed interface Verification {

    /**
     * @param entries how many there are
     * @param hash    of the newest; whoever has noted it elsewhere sees whether the whole chain was written anew
     */
    record Intact(long entries, String hash) implements Verification {}

    /** @param number of the first entry that is not as it was written, or is missing */
    record Broken(long number, Flaw flaw) implements Verification {}

    /** What is wrong with an entry. */
    enum Flaw {
        /** It is not there. */
        MISSING,
        /** Its hash is not that of what it says. */
        CHANGED,
        /** It does not follow the one before it. */
        UNCHAINED,
        /** The head names another newest entry, or the hash of another. */
        WRONG_HEAD
    }
}
