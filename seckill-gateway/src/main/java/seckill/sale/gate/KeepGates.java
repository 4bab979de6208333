package seckill.sale.gate;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.participant.CommandId;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.sale.OperateSales;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.GateEngine;
import seckill.stock.api.SaleCommand;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleView;

/**
 * Keeps every gate as the ledger says: builds anew what Redis has lost, corrects what it counts wrongly, and tells this gateway's board.
 *
 * <p>Every gateway does it; whatever two do at once is done once, because an epoch is opened by one command and a gate is built by one
 * script. What is available less what tickets under way will take is never more than what is left, so a gate is raised to that at any
 * time; it is lowered only when no ticket is under way.
 */
public final class KeepGates {

    /** After the last instant its buyers may still ask for their tickets, and those that were late are turned into orders. */
    private static final Duration KEPT_AFTER_CLOSING = Duration.ofHours(1);

    /** A ledger that moves between two readings, again and again, belongs to a gate that is alive: the next look finds it. */
    private static final int TRIES = 40;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private static final Logger log = LoggerFactory.getLogger(KeepGates.class);

    private final Gates gates;
    private final SaleBoard board;
    private final CatalogueApi catalogue;
    private final OperateSales sales;
    private final RestockNotices notices;
    private final Clock clock;
    private boolean troubled; // of the one thread that looks again and again

    KeepGates(
            Gates gates, SaleBoard board, CatalogueApi catalogue, OperateSales sales, RestockNotices notices, Clock clock) {
        this.gates = gates;
        this.board = board;
        this.catalogue = catalogue;
        this.sales = sales;
        this.notices = notices;
        this.clock = clock;
    }

    /** Looks at all gates; called again and again. */
    void look() {
        try {
            List<SaleView> withGates = catalogue.sales().stream().filter(this::hasGate).toList();
            board.keepOnly(withGates.stream().map(SaleView::saleId).collect(Collectors.toSet()));
            withGates.forEach(this::look);
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                log.warn("gates cannot be looked at, and stay as they are until they can: {}", e.toString());
            }
            troubled = true;
        }
    }

    /** Looks at one gate. */
    public void look(long saleId) {
        sales.find(saleId).filter(this::hasGate).ifPresent(this::look);
    }

    /** Compares all gates with the ledger; called again and again. */
    void mend() {
        mendIfPossible(board.all().stream().map(SaleBoard.Posted::sale).toList());
    }

    /** After a sale was changed: has its gate know its units and whether it is paused, if not now, then at the next comparison. */
    public void mend(SaleView changed) {
        if (hasGate(changed)) {
            mendIfPossible(List.of(changed));
        }
    }

    private void mendIfPossible(List<SaleView> known) {
        try {
            mend(known);
        } catch (RuntimeException e) {
            log.debug("gates cannot be compared with the ledger: {}", e.toString()); // whoever looks at them says so
        }
    }

    /** The gates first, and then the ledger, once for all: a ticket that ends in between makes the reading void. */
    private void mend(List<SaleView> known) {
        Map<Long, Standing> standings = new HashMap<>();
        known.forEach(sale -> gates.of(sale).standing(sale.saleId()).ifPresent(it -> standings.put(sale.saleId(), it)));
        if (standings.isEmpty()) {
            return;
        }
        for (SaleView sale : catalogue.sales()) {
            Standing standing = standings.get(sale.saleId());
            if (standing != null && standing.epoch() == sale.epoch()) {
                mend(sale, standing);
            }
        }
    }

    private void mend(SaleView sale, Standing standing) {
        Gate gate = gates.of(sale);
        boolean paused = sale.state() != SaleState.ACTIVE;
        if (paused != standing.paused()) {
            gate.pause(sale.saleId(), sale.epoch(), paused);
        }
        long left = Math.max(0, sale.available() - standing.pending());
        boolean isExact = standing.pending() == 0;
        if (left > standing.left() || isExact && left < standing.left()) {
            boolean mended = gate.build(sale.saleId(), opening(sale, standing.ended(), false));
            if (mended) {
                tellOfUnits(sale);
            }
            log.info("sale={} epoch={} gate={} ledger={} mended={}", sale.saleId(), sale.epoch(), standing, sale.available(), mended);
            look(sale);
        }
    }

    public Optional<Standing> standing(long saleId) {
        return sales.find(saleId).flatMap(sale -> gates.of(sale).standing(saleId));
    }

    /** The same of a sale as somebody has just seen it. */
    public Optional<Standing> standing(SaleView sale) {
        return gates.of(sale).standing(sale.saleId());
    }

    /** What {@link #open} would build now. A sale keeps the engine with which its gate was opened first. */
    public Preview preview(long saleId, GateEngine engine) {
        SaleView sale = sales.find(saleId).orElseThrow(() -> new ProblemException(Problem.UNKNOWN_SALE));
        Optional<Standing> now = sale.epoch() == 0 ? Optional.empty() : standing(sale);
        long pending = now.map(Standing::pending).orElse(0L);
        return new Preview(sale, now, sale.epoch() == 0 ? engine : sale.engine(), Math.max(0, sale.available() - pending));
    }

    private boolean hasGate(SaleView sale) {
        return sale.epoch() > 0 && clock.instant().isBefore(sale.closesAt().plus(KEPT_AFTER_CLOSING));
    }

    private void look(SaleView sale) {
        Optional<Standing> standing = gates.of(sale).standing(sale.saleId());
        if (standing.isEmpty()) {
            lost(sale);
        } else if (standing.get().epoch() < sale.epoch()) {
            build(sale, false);
        } else {
            post(sale, standing.get());
        }
    }

    private void post(SaleView sale, Standing standing) {
        board.post(sale, standing.epoch(), standing.mayHaveForgotten());
        if (standing.left() > 0) {
            board.restocked(sale.saleId(), standing.epoch());
        }
    }

    private void lost(SaleView sale) {
        if (sale.state() == SaleState.ENDED || !clock.instant().isBefore(sale.closesAt())) {
            board.post(sale, 0, true);
        } else {
            sales.unlessHeld(sale.saleId(), held -> buildAnew(held, sale));
        }
    }

    /**
     * Under a new epoch: whoever is still told something of the lost one is told to look again. A gate that is missing because it is being
     * opened is not lost: who opens it holds the sale until it is built.
     */
    private void buildAnew(OperateSales.HeldSale held, SaleView lost) {
        SaleView sale = sales.find(lost.saleId()).orElseThrow();
        Optional<Standing> standing = gates.of(sale).standing(sale.saleId());
        if (standing.isPresent()) {
            post(sale, standing.get());
            return;
        }
        board.post(sale, 0, true);
        log.warn("sale={} its gate of epoch {} is gone, and is built anew", sale.saleId(), sale.epoch());
        CommandId once = new CommandId("gate-of-" + sale.saleId() + "-after-" + sale.epoch(), "open");
        build(held.operate(new SaleCommand.Open(once, sale.saleId(), sale.engine()), OperateSales.THE_SHOP, "it was gone"), false);
    }

    /** Opens the sale's gate under a new epoch, and answers how it stands. */
    public Standing open(CommandId id, long saleId, GateEngine engine, String operator) {
        return open(id, saleId, engine, operator, "");
    }

    /** @param reason for the audit trail, empty when none was asked for */
    public Standing open(CommandId id, long saleId, GateEngine engine, String operator, String reason) {
        sales.alone(saleId, held -> {
            boolean isFirst = sales.find(saleId).filter(sale -> sale.epoch() > 0).isEmpty();
            SaleView opened = held.operate(new SaleCommand.Open(id, saleId, engine), operator, reason);
            build(opened, isFirst);
            return opened;
        });
        return standing(saleId).orElseThrow(() -> new IllegalStateException("the gate of sale " + saleId + " is not built yet"));
    }

    private void build(SaleView opened, boolean isFirst) {
        Gate gate = gates.of(opened);
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            long ended = gate.standing(opened.saleId()).map(Standing::ended).orElse(0L);
            SaleView now = sales.find(opened.saleId()).orElseThrow();
            if (gate.build(now.saleId(), opening(now, ended, isFirst))) {
                board.post(now, now.epoch(), !isFirst);
                tellOfUnits(now);
                return;
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    /** The other gateways; tickets under way may have taken all of them, which is found when somebody asks. */
    private void tellOfUnits(SaleView built) {
        if (built.available() > 0) {
            notices.publish(built.saleId(), built.epoch());
        }
    }

    private static Opening opening(SaleView sale, long ended, boolean isFirst) {
        return new Opening(
                sale.epoch(),
                sale.available(),
                ended,
                sale.limitPerBuyer(),
                sale.opensAt(),
                sale.closesAt(),
                sale.state() != SaleState.ACTIVE,
                isFirst);
    }
}
