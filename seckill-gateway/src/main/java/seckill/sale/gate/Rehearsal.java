package seckill.sale.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import seckill.participant.Money;
import seckill.sale.gate.redis.LuaGate;
import seckill.stock.api.GateEngine;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleView;

/**
 * A sale that there is not, with a real gate in Redis, at which a gateway rehearses before it is ready. Everything that decides about
 * its buyers is what decides about others; but it is on no board that is looked at, so its tickets are never taken up, and the ledger
 * hears nothing.
 *
 * <p>A gateway that dies meanwhile leaves it to Redis, which forgets it after a minute.
 */
public final class Rehearsal {

    private static final long EPOCH = 1;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);
    private static final Duration HOURS = Duration.ofHours(1);

    private final long saleId;
    private final LuaGate gate;
    private final SaleBoard board = new SaleBoard();
    private final AdmitBuyers admission;
    private final Clock clock;

    /** @param number of this process, unlike that of any other */
    Rehearsal(
            long number,
            LuaGate gate,
            Gates gates,
            KeepGates keeping,
            SettleAdmitted settling,
            FindTicket tickets,
            GateSettings settings,
            Clock clock,
            Executor background) {
        this.saleId = number | Long.MIN_VALUE;
        this.gate = gate;
        this.admission = new AdmitBuyers(gates, board, keeping, settling, tickets, settings, clock, background);
        this.clock = clock;
    }

    /** Whether a sale is one of these: the numbers of others are positive. */
    public static boolean isMeantBy(long saleId) {
        return saleId < 0;
    }

    public long saleId() {
        return saleId;
    }

    public AdmitBuyers admission() {
        return admission;
    }

    /** Builds its gate, and waits for that; one unit per buyer. */
    public void open(int units) {
        Instant now = clock.instant();
        Instant opensAt = now.minus(HOURS);
        Instant closesAt = now.plus(HOURS);
        gate.build(saleId, new Opening(EPOCH, units, 0, 1, opensAt, closesAt, false));
        gate.admit(saleId, EPOCH, List.of(new Wish(saleId, "rehearsal", 0, 1, "buy-now"))).toCompletableFuture().join();
        gate.forget(saleId, FORGOTTEN_AFTER); // all that there will be is there now
        board.post(
                new SaleView(saleId, 0, "", "", new Money(0, "CNY"), opensAt, closesAt, 1, units, units, SaleState.ACTIVE, EPOCH,
                        GateEngine.SCRIPT),
                EPOCH,
                false);
    }

    public void close() {
        board.keepOnly(Set.of());
        gate.forget(saleId, Duration.ZERO);
    }
}
