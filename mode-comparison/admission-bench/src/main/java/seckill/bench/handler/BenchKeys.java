package seckill.bench.handler;

/** The bench's own keys in Redis. They begin as those of sales do, because its gateway has the rights of a shop's there, and no others. */
public final class BenchKeys {

    private static final String PREFIX = "{sale:bench}:";

    /** All of them, as a pattern. */
    public static final String ALL = PREFIX + "*";

    private BenchKeys() {}

    /** @param kind such as {@code reference} */
    public static String of(String kind, Object id) {
        return PREFIX + kind + ":" + id;
    }
}
