package seckill.launcher.demo;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** All buyers at once, each on a thread of its own, so many of them in the shop at a time as its door is wide. */
final class Rush {

    private final Shopper shopper;
    private final int concurrency;
    private final long seed;

    Rush(Shopper shopper, int concurrency, long seed) {
        this.shopper = shopper;
        this.concurrency = concurrency;
        this.seed = seed;
    }

    /**
     * Lets them all buy, and returns when the last one has left.
     *
     * @param left called after each buyer
     */
    Duration run(List<BuyerToken> buyers, Runnable left) {
        long start = System.nanoTime();
        Semaphore door = new Semaphore(concurrency);
        // a buyer's choices depend on the buyer alone, not on who came first
        SplittableRandom chance = new SplittableRandom(seed);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (BuyerToken buyer : buyers) {
                SplittableRandom own = chance.split();
                threads.execute(() -> enter(door, buyer, own, left));
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void enter(Semaphore door, BuyerToken buyer, SplittableRandom chance, Runnable left) {
        door.acquireUninterruptibly();
        try {
            shopper.buy(buyer, chance);
        } finally {
            door.release();
            left.run();
        }
    }
}
