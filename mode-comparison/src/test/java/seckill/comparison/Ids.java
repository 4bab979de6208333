package seckill.comparison;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** New names and numbers, so that every spec has products, sales and buyers that no other has. */
final class Ids {

    /** Far above what the catalogue has. */
    private static final AtomicLong NUMBERS = new AtomicLong(9_000_000);

    /** So many numbers a database may give by itself, one after another, before a spec goes on numbering there. */
    private static final int ROOM = 10_000;

    private Ids() {}

    static long number() {
        return NUMBERS.incrementAndGet();
    }

    /** Leaves the next numbers to a database that goes on counting from the highest it has seen: buyers who register. */
    static void leaveRoom() {
        NUMBERS.addAndGet(ROOM);
    }

    /** An idempotency key, which is also a checkout's and an order's id. */
    static String key() {
        return "spec-" + UUID.randomUUID();
    }

    /** A key for each. */
    static Map<Buyer, String> keys(List<Buyer> buyers) {
        return buyers.stream().collect(Collectors.toMap(it -> it, it -> key()));
    }

    static String login() {
        return "b" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }
}
