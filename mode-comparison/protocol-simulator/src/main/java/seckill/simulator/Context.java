package seckill.simulator;

/**
 * What a process can do. After each of these things it may be dead: whatever it meant to do next is not done then.
 */
interface Context {

    /** One local transaction: {@code key, value, key, value, …}, all of it or nothing. */
    void commit(Object... keysAndValues);

    /** What was committed last under that key, or null. */
    <T> T disk(String key);

    void send(String to, Object message);

    /** At the earliest after that time; in a world without clocks at any time. */
    void timer(Object what, int after);

    /** True once in so many times, for what the world around it decides: whether a buyer has enough money. */
    boolean rarely(int oneIn);
}
