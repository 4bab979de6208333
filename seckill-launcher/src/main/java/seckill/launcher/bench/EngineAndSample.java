package seckill.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import seckill.launcher.Metrics;

/**
 * One global transaction alone, from its beginning to the answer to its commit: as the gateway's timer counts it, and as the sample says.
 * What a shop does around it (session, price, the record of the checkout) is in the other figures.
 */
record EngineAndSample(Metrics gateway, ShopInMode shop, SampleBuyer sample) {

    /** The sample has only just been started: by then both have run some thousand times, and the compiler has little left to do for them. */
    private static final Duration WARMING = Duration.ofSeconds(30);

    /** Of each at once meanwhile; they want different rows. */
    private static final int WARMING_BUYERS = 4;

    /** One in each round: the mean in the shop divided by the mean in the sample. */
    List<Double> ratios(int rounds, Duration turn) throws IOException {
        shop.enter();
        warmUp();
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            boolean isShopFirst = round % 2 == 1;
            double first = isShopFirst ? shopMs(turn) : sampleMs(turn);
            double second = isShopFirst ? sampleMs(turn) : shopMs(turn);
            ratios.add(isShopFirst ? first / second : second / first);
        }
        ratios.sort(Double::compare);
        return ratios;
    }

    private void warmUp() throws IOException {
        List<Future<?>> buyers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int buyer = 0; buyer < WARMING_BUYERS; buyer++) {
                buyers.add(threads.submit(() -> shopMs(WARMING)));
                buyers.add(threads.submit(() -> sampleMs(WARMING)));
            }
        }
        for (Future<?> buyer : buyers) {
            if (buyer.state() == Future.State.FAILED) {
                throw new IOException("warming up failed", buyer.exceptionNow());
            }
        }
    }

    private double shopMs(Duration turn) throws IOException {
        List<Stopwatch.Request> givingBack = new ArrayList<>();
        Metrics.Measured before = timer();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < turn.toNanos()) {
            givingBack.add(shop.buy());
        }
        double ms = timer().meanMsSince(before);
        for (Stopwatch.Request one : givingBack) {
            one.send();
        }
        return ms;
    }

    private Metrics.Measured timer() {
        return gateway.measured("seckill.checkout.carried", "scenario:buy-now", "mode:" + shop.name(), "outcome:Accepted");
    }

    private double sampleMs(Duration turn) throws IOException {
        long begin = System.nanoTime();
        long us = 0;
        int count = 0;
        while (System.nanoTime() - begin < turn.toNanos()) {
            us += sample.buy();
            count++;
        }
        return us / 1e3 / count;
    }
}
