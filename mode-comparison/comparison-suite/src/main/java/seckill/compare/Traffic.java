package seckill.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Several buyers at a time, each with the next wish when the one before was answered: a closed loop. */
final class Traffic {

    /** Every so often somebody presses the button again; a short turn has some half a dozen wishes of each buyer. */
    private static final int REPEATS_EVERY = 4;

    private final List<Future<?>> buyers = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    static Traffic begin(Plan plan, String scenario, Workload workload, Errand errand, int products) {
        Traffic traffic = new Traffic();
        for (int buyer = 0; buyer < plan.atOnce(); buyer++) {
            int worker = buyer;
            Wishes wishes = new Wishes(plan.seed(), workload, worker, products);
            traffic.buyers.add(traffic.threads.submit(() -> traffic.buy(scenario, wishes, worker, errand)));
        }
        return traffic;
    }

    private void buy(String scenario, Wishes wishes, int worker, Errand errand) {
        for (int n = 1; !over.get(); n++) {
            errand.run(scenario, wishes.next(), worker, n % REPEATS_EVERY == 0);
        }
    }

    /** Lets them go on for so long. */
    void goesOnFor(Duration time) throws InterruptedException {
        long last = System.nanoTime() + time.toNanos();
        for (Future<?> buyer : buyers) {
            try {
                buyer.get(Math.max(1, last - System.nanoTime()), java.util.concurrent.TimeUnit.NANOSECONDS);
                throw new IllegalStateException("a buyer went away");
            } catch (java.util.concurrent.TimeoutException stillThere) {
                continue;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a buyer gave up: " + e.getCause().getMessage(), e.getCause());
            }
        }
    }

    /** Nobody begins anything new; returns when everybody has an answer or has given up. */
    void end() throws InterruptedException {
        over.set(true);
        for (Future<?> buyer : buyers) {
            try {
                buyer.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a buyer gave up: " + e.getCause().getMessage(), e.getCause());
            }
        }
        threads.close();
    }

    /** As on Ctrl-C. */
    void breakOff() {
        over.set(true);
        threads.shutdownNow();
    }
}
