package seckill.transaction.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import seckill.transaction.message.Letters;
import seckill.transaction.message.LettersUnavailableException;
import seckill.transaction.trace.Traceparent;

/**
 * Sends the letters of an outbox, in three steps: claims some for a while, in a short transaction; gives them up, in none;
 * and marks those which the broker has acknowledged.
 *
 * <p>When the process dies after the first step, the claim runs out and another relay takes the letters over; after the
 * second, they are sent again, under the same ids, and whoever gets them has had them before. Nothing is lost, nothing waits
 * for longer than a lease. Any number of relays may share a table.
 */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private static final Duration BACK_OFF_MIN = Duration.ofMillis(100);
    /** For what is in the air to come down. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

    private final OutboxRows rows;
    private final Letters letters;
    private final OutboxSettings settings;
    private final Semaphore work = new Semaphore(0);

    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;
    private long purgedNanos = System.nanoTime();
    /** Zero as long as letters can be sent. */
    private Duration backOff = Duration.ZERO;

    /**
     * @param dataSource with the table; its connections are none of a global transaction's
     * @param relay      tells the claims of this relay from those of others
     */
    public OutboxRelay(DataSource dataSource, Letters letters, OutboxSettings settings, String relay) {
        this.rows = new OutboxRows(dataSource, relay);
        this.letters = letters;
        this.settings = settings;
    }

    /** Letters have been written. */
    public void wake() {
        work.release();
    }

    /** How far it is behind, as the database knows. */
    public OutboxLag lag() {
        return rows.lag();
    }

    @Override
    public synchronized void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
    }

    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        stopping.countDown();
        wake();
        try {
            if (!thread.join(STOPS_WITHIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void run() {
        CountDownLatch end = stopping;
        try {
            while (end.getCount() > 0) {
                work.drainPermits(); // before looking: whoever writes from now on wakes it again
                boolean more = round();
                if (!backOff.isZero()) {
                    end.await(backOff.toMillis(), TimeUnit.MILLISECONDS);
                } else if (!more) {
                    purgeNowAndThen();
                    work.tryAcquire(settings.idle().toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends some, or tries whether one can be sent; answers whether letters left, because then others may have waited behind them. */
    boolean round() {
        return send(backOff.isZero() ? settings.batchMax() : 1);
    }

    /** How long it waits for the broker before the next round. */
    Duration backOff() {
        return backOff;
    }

    private boolean send(int max) {
        try {
            List<ClaimedLetter> claimed = rows.claim(max, settings.lease());
            List<Attempt> attempts = publish(claimed);
            rows.published(attempts.stream().filter(it -> it.failure == null).map(it -> it.claimed).toList());
            giveBack(attempts);
            boolean away = attempts.stream().anyMatch(it -> it.failure instanceof LettersUnavailableException);
            if (away) {
                slowDown(attempts.getFirst().failure);
            } else {
                speedUp(!claimed.isEmpty());
            }
            return !claimed.isEmpty();
        } catch (RuntimeException e) {
            slowDown(e); // what was sent and could not be marked is sent again when the lease is over
            return false;
        }
    }

    /** All at once: they are of different keys, so none has to wait for another. */
    private List<Attempt> publish(List<ClaimedLetter> claimed) {
        if (claimed.size() == 1) {
            return List.of(publish(claimed.getFirst()));
        }
        List<Future<Attempt>> inTheAir = new ArrayList<>();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            claimed.forEach(it -> inTheAir.add(each.submit(() -> publish(it))));
        }
        return inTheAir.stream().map(Future::resultNow).toList();
    }

    private Attempt publish(ClaimedLetter claimed) {
        try (var _ = Traceparent.at(claimed.trace())) {
            letters.publish(claimed.letter());
            return new Attempt(claimed, null);
        } catch (RuntimeException e) {
            return new Attempt(claimed, e);
        }
    }

    private void giveBack(List<Attempt> attempts) {
        rows.giveBack(
                attempts.stream()
                        .filter(it -> it.failure instanceof LettersUnavailableException)
                        .map(it -> it.claimed)
                        .toList(),
                Duration.ZERO);
        for (Attempt attempt : attempts) {
            if (attempt.failure != null && !(attempt.failure instanceof LettersUnavailableException)) {
                Duration pause = pauseAfter(attempt.claimed.attempts());
                log.error("letter={} attempts={} is not accepted, again in {} s: {}",
                        attempt.claimed.letter().id(), attempt.claimed.attempts(), pause.toSeconds(), attempt.failure.toString());
                rows.giveBack(List.of(attempt.claimed), pause);
            }
        }
    }

    private Duration pauseAfter(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(settings.putOffMax()) < 0 ? pause : settings.putOffMax();
    }

    private void speedUp(boolean sent) {
        if (sent && !backOff.isZero()) {
            log.info("letters are being sent again");
        }
        backOff = Duration.ZERO;
    }

    private void slowDown(RuntimeException why) {
        if (backOff.isZero()) {
            log.warn("letters cannot be sent and wait: {}", String.valueOf(why));
            backOff = BACK_OFF_MIN;
        } else {
            Duration doubled = backOff.multipliedBy(2);
            backOff = doubled.compareTo(settings.backOffMax()) < 0 ? doubled : settings.backOffMax();
        }
    }

    void purgeNowAndThen() {
        if (System.nanoTime() - purgedNanos < settings.purgeEvery().toNanos()) {
            return;
        }
        try {
            if (rows.purge(settings.keep(), settings.purgeMax()) < settings.purgeMax()) {
                purgedNanos = System.nanoTime();
            }
        } catch (DataAccessException e) {
            log.debug("old letters stay for now", e);
        }
    }

    private record Attempt(ClaimedLetter claimed, RuntimeException failure) {}
}
