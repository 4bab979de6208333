package seckill.launcher.bench;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import seckill.launcher.demo.ShopApi;

/** The minimal sample, which can buy and nothing else. */
record SampleContestant(ShopApi sample, AtomicInteger turn) implements Contestant {

    static final String NAME = "sample";

    /** As many as it has put into its tables. */
    private static final int PAIRS = 16;

    SampleContestant(ShopApi sample) {
        this(sample, new AtomicInteger());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void enter() {}

    @Override
    public void errands(Stopwatch watch) throws IOException {
        watch.time("buy-now", this::buy);
    }

    ShopApi.Answer buy() throws IOException {
        int pair = turn.incrementAndGet() % PAIRS + 1;
        return sample.post("/buy/" + UUID.randomUUID() + "/" + pair + "/" + pair, "", Map.of(), Map.of());
    }
}
