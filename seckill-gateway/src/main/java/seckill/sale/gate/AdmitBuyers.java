package seckill.sale.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleView;

/**
 * Decides who gets a ticket: by what this gateway knows where that is certain, at the gate otherwise.
 *
 * <p>Never waits. A wish that could not be decided ends with an exception; asked again with the same ticket it is decided once.
 */
public final class AdmitBuyers {

    /** People come before the hour. */
    private static final Duration SOON = Duration.ofMinutes(5);

    /** At once; each is one row by its key. */
    private static final int LOOKS_FOR_ORDERS_MAX = 16;

    private static final Logger log = LoggerFactory.getLogger(AdmitBuyers.class);

    private final Gates gates;
    private final SaleBoard board;
    private final KeepGates keeping;
    private final SettleAdmitted settling;
    private final FindTicket tickets;
    private final GateSettings settings;
    private final Clock clock;
    private final Executor background;
    private final Map<Long, TogetherAtTheGate> together = new ConcurrentHashMap<>();
    private final Set<Long> noting = ConcurrentHashMap.newKeySet();
    private final Map<Long, CompletableFuture<Void>> looking = new ConcurrentHashMap<>();
    private final Semaphore looksForOrders = new Semaphore(LOOKS_FOR_ORDERS_MAX);

    /** @param background for what takes a round trip and nobody waits for */
    AdmitBuyers(
            Gates gates,
            SaleBoard board,
            KeepGates keeping,
            SettleAdmitted settling,
            FindTicket tickets,
            GateSettings settings,
            Clock clock,
            Executor background) {
        this.gates = gates;
        this.board = board;
        this.keeping = keeping;
        this.settling = settling;
        this.tickets = tickets;
        this.settings = settings;
        this.clock = clock;
        this.background = background;
    }

    /** Whether the sale has a gate, if only a lost one, and is open or will be before long. */
    public boolean isOpenOrSoon(long saleId) {
        Instant now = clock.instant();
        return board.of(saleId)
                .map(SaleBoard.Posted::sale)
                .filter(it -> !now.isBefore(it.opensAt().minus(SOON)) && now.isBefore(it.closesAt()))
                .isPresent();
    }

    /** What the gate would say, where this gateway knows it. */
    public Optional<Verdict> known(long saleId, long buyerId) {
        return board.of(saleId).flatMap(sale -> sale.known(buyerId, clock.instant()));
    }

    /** @param home where a gate's answer is wanted; an event loop takes those of all its connections at once */
    public CompletableFuture<Verdict> admit(Wish wish, Executor home) {
        return admit(wish, home, true);
    }

    private CompletableFuture<Verdict> admit(Wish wish, Executor home, boolean mayLookAgain) {
        SaleBoard.Posted sale = board.of(wish.saleId()).orElse(null);
        if (sale == null) {
            return CompletableFuture.completedFuture(Verdict.NOT_OPEN);
        }
        Optional<Verdict> known = sale.known(wish.buyerId(), clock.instant());
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        if (sale.epoch() == 0) { // its gate is lost, and is being built anew while the sale lasts
            return refused(isShut(sale.sale()) ? Verdict.NOT_OPEN : Verdict.BUSY, wish, sale);
        }
        if (sale.isSoldOutFor(wish.buyerId())) {
            return refused(Verdict.SOLD_OUT, wish, sale);
        }
        return together.computeIfAbsent(wish.saleId(), id -> new TogetherAtTheGate(gates.of(sale.sale()), id, settings.waitingMax()))
                .admit(wish, sale.epoch(), home)
                .map(verdict -> verdict.thenCompose(it -> followed(it, wish, sale, home, mayLookAgain)))
                .orElseGet(() -> CompletableFuture.completedFuture(Verdict.BUSY));
    }

    private CompletableFuture<Verdict> followed(
            Verdict verdict, Wish wish, SaleBoard.Posted sale, Executor home, boolean mayLookAgain) {
        switch (verdict) {
            case ADMITTED -> settling.wake(wish.saleId());
            case SOLD_OUT -> {
                if (noting.add(wish.saleId())) {
                    background.execute(() -> noteSoldOut(sale));
                }
                return refused(verdict, wish, sale);
            }
            case LIMIT, NOT_OPEN -> {
                return refused(verdict, wish, sale);
            }
            case OTHER_EPOCH -> {
                return mayLookAgain
                        ? looked(wish.saleId()).thenCompose(looked -> admit(wish, home, false))
                        : CompletableFuture.completedFuture(Verdict.BUSY);
            }
            default -> { }
        }
        return CompletableFuture.completedFuture(verdict);
    }

    private boolean isShut(SaleView sale) {
        return sale.state() != SaleState.ACTIVE || !clock.instant().isBefore(sale.closesAt());
    }

    /** All who are told at once that the gate is another one look once. */
    private CompletableFuture<Void> looked(long saleId) {
        return looking.computeIfAbsent(saleId, id -> CompletableFuture.runAsync(
                () -> {
                    try {
                        keeping.look(id);
                    } finally {
                        looking.remove(id);
                    }
                },
                background));
    }

    /**
     * Whoever has an order is told so, also by a gate that has forgotten his ticket: his checkout knows. Where nothing can have been
     * forgotten the database is not asked.
     */
    private CompletableFuture<Verdict> refused(Verdict verdict, Wish wish, SaleBoard.Posted sale) {
        if (!sale.mayHaveForgotten()) {
            return CompletableFuture.completedFuture(verdict);
        }
        if (!looksForOrders.tryAcquire()) {
            return CompletableFuture.completedFuture(Verdict.BUSY);
        }
        return CompletableFuture.supplyAsync(() -> tickets.findByCheckout(wish.buyerId(), wish.ticket()), background)
                .whenComplete((found, e) -> looksForOrders.release())
                .thenApply(found -> found.map(it -> it.state() == FindTicket.State.RETURNED ? Verdict.RETURNED : Verdict.ALREADY)
                        .orElse(verdict));
    }

    private void noteSoldOut(SaleBoard.Posted sale) {
        long saleId = sale.sale().saleId();
        try {
            gates.of(sale.sale()).buyersWhenSoldOut(saleId).ifPresent(buyers -> board.soldOut(sale, buyers));
        } catch (RuntimeException e) {
            log.debug("sale={} its end is not noted, and the gate is asked each time: {}", saleId, e.toString());
        } finally {
            noting.remove(saleId);
        }
    }
}
