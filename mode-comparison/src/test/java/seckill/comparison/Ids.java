package seckill.comparison;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** New names and numbers, so that every spec has products, sales and buyers that no other has. */
final class Ids {

    /** Far above what the catalogue has. */
    private static final AtomicLong NUMBERS = new AtomicLong(9_000_000);

    private Ids() {}

    static long number() {
        return NUMBERS.incrementAndGet();
    }

    /** An idempotency key, which is also a checkout's and an order's id. */
    static String key() {
        return "spec-" + UUID.randomUUID();
    }

    static String login() {
        return "b" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }
}
