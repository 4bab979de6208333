package seckill.sale.gate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import seckill.stock.api.SaleView;

/**
 * Turns tickets into orders, as long as the gateway lives: a ticket's checkout is run in the mode of its scenario, under the ticket's own
 * id, and the ticket ends when the checkout has.
 *
 * <p>A mode that decides later has journaled the checkout when it returns. Many such tickets wait at once, so that their checkouts are
 * settled in batches.
 *
 * <p>Whoever dies leaves the ticket in the journal. Another takes it up after a lease and runs the same checkout, which is answered as it
 * was before, or is resolved as any checkout in flight is.
 */
final class SettleAdmitted implements SmartLifecycle, ApplicationListener<ContextClosedEvent>, Ordered {

    private static final Duration PAUSE_MIN = Duration.ofMillis(10);

    /** What is being settled when the gateway stops is settled within; the rest is taken up by another. */
    private static final long STOPS_WITHIN_SECONDS = 5;

    private static final Logger log = LoggerFactory.getLogger(SettleAdmitted.class);

    private final Gates gates;
    private final SaleBoard board;
    private final Function<Wish, RunTicket.End> checkouts;
    private final RestockNotices notices;
    private final GateSettings settings;
    private final Semaphore idle;
    private final Semaphore waitingRoom;
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Long> woken = new LinkedBlockingQueue<>();
    private final Set<Long> isWoken = ConcurrentHashMap.newKeySet();
    private final ExecutorService settlers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Thread reader;

    /** @param checkouts runs a ticket's checkout, or says what has become of it */
    SettleAdmitted(Gates gates, SaleBoard board, Function<Wish, RunTicket.End> checkouts, RestockNotices notices, GateSettings settings) {
        this.gates = gates;
        this.board = board;
        this.checkouts = checkouts;
        this.notices = notices;
        this.settings = settings;
        this.idle = new Semaphore(settings.settlersMax());
        this.waitingRoom = new Semaphore(settings.underWayMax());
    }

    /** Says that there is a new ticket of this sale. */
    void wake(long saleId) {
        if (isWoken.add(saleId)) {
            woken.add(saleId);
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().name("tickets").daemon().unstarted(this::readOn);
        reader = thread;
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }

    /** Before the rest is told, or Dubbo cuts it off from the participants. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stop();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public void stop() {
        if (!isRunning()) {
            return;
        }
        reader = null;
        try {
            if (!idle.tryAcquire(settings.settlersMax(), STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Tickets are still being settled after {} s; another gateway takes them up", STOPS_WITHIN_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readOn() {
        boolean troubled = false;
        long nextLook = System.nanoTime();
        while (isRunning()) {
            try {
                Long saleId = woken.poll(settings.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
                if (saleId != null) {
                    isWoken.remove(saleId);
                    board.of(saleId).ifPresent(posted -> settle(posted.sale()));
                }
                if (System.nanoTime() - nextLook >= 0) { // those whose taker has died, and those of the moment in which nobody woke us
                    nextLook = System.nanoTime() + settings.lookEvery().toNanos();
                    board.all().forEach(posted -> settle(posted.sale()));
                }
                troubled = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (isRunning() && !troubled) {
                    log.warn("Tickets cannot be read, and are tried until they can: {}", e.toString());
                }
                troubled = true;
                LockSupport.parkNanos(settings.lookEvery().toNanos());
            }
        }
    }

    /** Takes up as many as there are idle settlers, and goes on while there are more. */
    private void settle(SaleView sale) {
        Gate gate = gates.of(sale);
        while (isRunning()) {
            int places = takePlaces();
            if (places == 0) {
                wake(sale.saleId());
                return;
            }
            List<Ticket> taken = List.of();
            try {
                taken = gate.take(sale.saleId(), places).stream().filter(it -> atWork.add(it.entry())).toList();
            } finally {
                idle.release(places - taken.size());
            }
            taken.forEach(ticket -> settlers.execute(() -> settle(gate, ticket)));
            if (taken.size() < places) {
                return;
            }
        }
    }

    private int takePlaces() {
        try {
            if (!idle.tryAcquire(settings.lookEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                return 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
        return 1 + idle.drainPermits();
    }

    /** Gives its place to the next ticket as soon as its checkout is under way and there is only its end to wait for. */
    private void settle(Gate gate, Ticket ticket) {
        Semaphore place = idle;
        try {
            Duration pause = PAUSE_MIN;
            while (isRunning()) {
                RunTicket.End end = checkouts.apply(ticket.wish());
                if (end.isEnded()) {
                    if (gate.end(ticket.wish().saleId(), Map.of(ticket, end.reason()))) {
                        board.of(ticket.wish().saleId()).ifPresent(this::restocked);
                    }
                    return;
                }
                if (place == idle && end.isUnderWay() && waitingRoom.tryAcquire()) {
                    idle.release();
                    place = waitingRoom;
                }
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(settings.pauseMax()) < 0 ? pause.multipliedBy(2) : settings.pauseMax();
            }
        } catch (RuntimeException e) {
            log.warn("ticket={} is taken up again later: {}", ticket.wish().ticket(), e.toString());
        } finally {
            atWork.remove(ticket.entry());
            place.release();
        }
    }

    /** Here at once, and at the others as soon as they hear it. */
    private void restocked(SaleBoard.Posted sale) {
        board.restocked(sale.sale().saleId(), sale.epoch());
        notices.publish(sale.sale().saleId(), sale.epoch());
    }
}
