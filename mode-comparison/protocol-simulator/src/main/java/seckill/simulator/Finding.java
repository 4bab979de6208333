package seckill.simulator;

/**
 * What is wrong when everything has come to rest.
 *
 * @param what in words, with the state of every process
 */
public record Finding(Kind kind, String what) {

    /** Ways to be wrong. */
    public enum Kind {
        /** Some have committed, others have given up. */
        SPLIT,
        /** Somebody still waits for an answer that nobody gives, with what he has locked or frozen. */
        BLOCKED,
        /** Something was done twice. */
        TWICE,
        /** Something was acknowledged and is not there. */
        LOST,
        /** It goes on and on. */
        RESTLESS
    }
}
