package seckill.checkout.ticket;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import seckill.checkout.ticket.Journal.Entry;

/**
 * Reads the journal as long as the gateway lives: one thread reads, and hands batches to a bounded number of workers. What
 * gathers while all of them are busy is the next batch, so batches grow with the load and nobody waits for one to fill.
 *
 * <p>The same thread renews the leases of what is being settled and claims what others have left.
 */
public final class ReadJournal implements SmartLifecycle, ApplicationListener<ContextClosedEvent>, Ordered {

    /** What is being settled when the gateway stops is settled within; the rest is claimed by another gateway. */
    private static final long STOPS_WITHIN_SECONDS = 10;

    private static final Logger log = LoggerFactory.getLogger(ReadJournal.class);

    private final Journal journal;
    private final SettleTickets settling;
    private final TicketSettings settings;
    private final Clock clock;
    private final Semaphore idle;
    private final Set<String> leased = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Thread reader;
    private Instant nextLook = Instant.MIN;

    public ReadJournal(Journal journal, SettleTickets settling, TicketSettings settings, Clock clock) {
        this.journal = journal;
        this.settling = settling;
        this.settings = settings;
        this.clock = clock;
        this.idle = new Semaphore(settings.workers());
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().name("journal").daemon().unstarted(this::readOn);
        reader = thread;
        thread.start();
    }

    /** Before the rest is told, or Dubbo cuts it off from the participants. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stop();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void stop() {
        if (!isRunning()) {
            return;
        }
        reader = null;
        try {
            if (!idle.tryAcquire(settings.workers(), STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Checkouts are still being settled after {} s; another gateway claims them", STOPS_WITHIN_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }

    private void readOn() {
        boolean troubled = false;
        while (isRunning()) {
            try {
                turn();
                troubled = false;
            } catch (RuntimeException e) {
                if (isRunning() && !troubled) {
                    log.warn("The journal cannot be read, and is tried until it can: {}", e.toString());
                }
                troubled = true;
                LockSupport.parkNanos(settings.lookEvery().toNanos());
            }
        }
    }

    private void turn() {
        if (!clock.instant().isBefore(nextLook)) {
            nextLook = clock.instant().plus(settings.lookEvery());
            journal.renew(leased);
            settle(journal::claim);
        }
        settle(max -> journal.read(max, settings.lookEvery()));
    }

    /** Where entries come from. */
    private interface Source {
        List<Entry> entries(int max);
    }

    private void settle(Source source) {
        if (!worker()) {
            return;
        }
        List<Entry> batch = List.of();
        try {
            batch = source.entries(settings.batchMax());
        } finally {
            if (batch.isEmpty()) {
                idle.release();
            }
        }
        if (!batch.isEmpty()) {
            settle(batch);
        }
    }

    private boolean worker() {
        try {
            return idle.tryAcquire(settings.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void settle(List<Entry> batch) {
        List<String> ids = batch.stream().map(Entry::id).toList();
        leased.addAll(ids);
        workers.execute(() -> {
            try {
                settling.settle(batch);
            } catch (RuntimeException e) {
                log.warn("{} checkouts are claimed again later: {}", batch.size(), e.toString());
            } finally {
                ids.forEach(leased::remove);
                idle.release();
            }
        });
    }
}
