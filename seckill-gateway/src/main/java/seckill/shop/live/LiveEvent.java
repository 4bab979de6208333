package seckill.shop.live;

/** What a listener hears. */
public sealed interface LiveEvent<T> {

    /**
     * How far it is.
     *
     * @param sequence grows along its life, from 1: who has heard it need not hear it again
     * @param isFinal  whether it can become nothing else any more
     */
    record State<T>(T of, long sequence, boolean isFinal) implements LiveEvent<T> {}

    /** That nothing has changed, and that somebody is still there. */
    record Heartbeat<T>() implements LiveEvent<T> {}
}
