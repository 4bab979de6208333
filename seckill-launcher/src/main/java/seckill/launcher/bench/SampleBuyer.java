package seckill.launcher.bench;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import seckill.launcher.demo.ShopApi;

/** Buys from the minimal sample, which can do nothing else. */
record SampleBuyer(ShopApi sample, AtomicInteger turn) {

    /** As many as it has put into its tables. */
    private static final int PAIRS = 16;

    SampleBuyer(ShopApi sample) {
        this(sample, new AtomicInteger());
    }

    /** @return how long the transaction took, in microseconds */
    long buy() throws IOException {
        int pair = turn.incrementAndGet() % PAIRS + 1;
        ShopApi.Answer answer =
                sample.post("/buy/" + UUID.randomUUID() + "/" + pair + "/" + pair, "", Map.of(), Map.of());
        if (!answer.isOk()) {
            throw new IOException("the minimal sample sold nothing: " + answer.problem() + ", see its logs");
        }
        return answer.body().path("us").asLong();
    }
}
