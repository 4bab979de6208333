package seckill.participant;

/** How the first local transaction of a checkout and its first letter become one thing. */
public enum Publishing {
    /** The letter is a row in the same local transaction; a relay sends it. */
    OUTBOX,
    /** The letter is with the broker before, and is delivered when the local transaction has been committed. */
    HALF_MESSAGE
}
