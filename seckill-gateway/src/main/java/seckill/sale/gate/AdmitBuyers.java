package seckill.sale.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who gets a ticket: by what this gateway knows where that is certain, at the gate otherwise.
 *
 * <p>Never waits. A wish that could not be decided ends with an exception; asked again with the same ticket it is decided once.
 */
public final class AdmitBuyers {

    /** People come before the hour. */
    private static final Duration SOON = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(AdmitBuyers.class);

    private final Gates gates;
    private final SaleBoard board;
    private final KeepGates keeping;
    private final SettleAdmitted settling;
    private final GateSettings settings;
    private final Clock clock;
    private final Executor background;
    private final Map<Long, TogetherAtTheGate> together = new ConcurrentHashMap<>();
    private final Set<Long> noting = ConcurrentHashMap.newKeySet();

    /** @param background for what takes a round trip and nobody waits for */
    AdmitBuyers(
            Gates gates,
            SaleBoard board,
            KeepGates keeping,
            SettleAdmitted settling,
            GateSettings settings,
            Clock clock,
            Executor background) {
        this.gates = gates;
        this.board = board;
        this.keeping = keeping;
        this.settling = settling;
        this.settings = settings;
        this.clock = clock;
        this.background = background;
    }

    /** Whether the sale has a gate, and is open or will be before long. */
    public boolean isOpenOrSoon(long saleId) {
        Instant now = clock.instant();
        return board.of(saleId)
                .filter(it -> it.epoch() > 0)
                .map(SaleBoard.Posted::sale)
                .filter(it -> !now.isBefore(it.opensAt().minus(SOON)) && now.isBefore(it.closesAt()))
                .isPresent();
    }

    public CompletionStage<Verdict> admit(Wish wish) {
        return admit(wish, true);
    }

    private CompletionStage<Verdict> admit(Wish wish, boolean mayLookAgain) {
        SaleBoard.Posted sale = board.of(wish.saleId()).orElse(null);
        // before its first instant nobody has a ticket; after its last somebody may, who asks again
        if (sale == null || sale.epoch() == 0 || clock.instant().isBefore(sale.sale().opensAt())) {
            return CompletableFuture.completedStage(Verdict.NOT_OPEN);
        }
        if (sale.isSoldOutFor(wish.buyerId())) {
            return CompletableFuture.completedStage(Verdict.SOLD_OUT);
        }
        return together.computeIfAbsent(wish.saleId(), id -> new TogetherAtTheGate(gates.of(sale.sale()), id, settings.waitingMax()))
                .admit(wish, sale.epoch())
                .map(verdict -> verdict.thenCompose(it -> followed(it, wish, sale, mayLookAgain)))
                .orElseGet(() -> CompletableFuture.completedStage(Verdict.BUSY));
    }

    private CompletionStage<Verdict> followed(Verdict verdict, Wish wish, SaleBoard.Posted sale, boolean mayLookAgain) {
        switch (verdict) {
            case ADMITTED -> settling.wake(wish.saleId());
            case SOLD_OUT -> {
                if (noting.add(wish.saleId())) {
                    background.execute(() -> noteSoldOut(sale));
                }
            }
            case OTHER_EPOCH -> {
                return mayLookAgain
                        ? CompletableFuture.runAsync(() -> keeping.look(wish.saleId()), background)
                                .thenCompose(looked -> admit(wish, false))
                        : CompletableFuture.completedStage(Verdict.BUSY);
            }
            default -> { }
        }
        return CompletableFuture.completedStage(verdict);
    }

    private void noteSoldOut(SaleBoard.Posted sale) {
        long saleId = sale.sale().saleId();
        try {
            gates.of(sale.sale()).buyersWhenSoldOut(saleId).ifPresent(buyers -> board.soldOut(saleId, sale.epoch(), buyers));
        } catch (RuntimeException e) {
            log.debug("sale={} its end is not noted, and the gate is asked each time: {}", saleId, e.toString());
        } finally {
            noting.remove(saleId);
        }
    }
}
