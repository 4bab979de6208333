package seckill.simulator;

/**
 * A process. What is in its fields is gone when it crashes; what it has committed to its disk is there when it starts again.
 */
interface Node {

    /** When the process starts, for the first time or again. */
    void start(Context context);

    void receive(String from, Object message, Context context);

    /** A timer has run off that this process has set since it started. */
    void timeout(Object what, Context context);
}
