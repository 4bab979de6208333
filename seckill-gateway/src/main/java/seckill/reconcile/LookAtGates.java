package seckill.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import seckill.participant.Reply;
import seckill.sale.gate.KeepGates;
import seckill.sale.gate.Standing;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SaleView;

/**
 * Finds gates that give away more or fewer units than the ledger has, and stay so.
 *
 * <p>Buyers who come without a ticket take units past the gate, and every gateway mends its gates every few seconds: what is wrong is a
 * gate that nobody has mended by then. A gate with tickets under way says nothing, because their units are on the way from the one to the
 * other.
 */
final class LookAtGates implements Part {

    /** A gate that looks wrong, and since when. */
    private record Suspicion(long left, int available, Instant since) {

        boolean isOf(Standing gate, SaleView sale) {
            return left == gate.left() && available == sale.available();
        }
    }

    private final KeepGates gates;
    private final CatalogueApi catalogue;
    private final Duration patience;
    private final Clock clock;
    private final Map<Long, Suspicion> suspicions = new ConcurrentHashMap<>();

    /** @param patience longer than it takes until a gate is mended */
    LookAtGates(KeepGates gates, CatalogueApi catalogue, Duration patience, Clock clock) {
        this.gates = gates;
        this.catalogue = catalogue;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "gates";
    }

    @Override
    public List<Discrepancy> all() {
        return catalogue.sales().stream().map(this::wrong).flatMap(Optional::stream).toList();
    }


    private Optional<Discrepancy> wrong(SaleView sale) {
        Optional<Standing> gate = standing(sale).filter(it -> it.pending() == 0 && it.left() != sale.available());
        if (gate.isEmpty()) {
            suspicions.remove(sale.saleId());
            return Optional.empty();
        }
        Suspicion known = suspicions.merge(
                sale.saleId(),
                new Suspicion(gate.get().left(), sale.available(), clock.instant()),
                (before, now) -> before.isOf(gate.get(), sale) ? before : now);
        return Optional.of(known)
                .filter(it -> !it.since.plus(patience).isAfter(clock.instant()))
                .map(it -> new Discrepancy(
                        Kind.WRONG_GATE,
                        name(),
                        Long.toString(sale.saleId()),
                        Long.toString(it.left),
                        Integer.toString(it.available),
                        Optional.of(id -> mend(sale))));
    }

    private Optional<Standing> standing(SaleView sale) {
        return sale.epoch() == 0 ? Optional.empty() : gates.standing(sale.saleId()).filter(it -> it.epoch() == sale.epoch());
    }

    /** Built from the ledger again; a gate that somebody else has mended meanwhile stays as it is. */
    private Reply mend(SaleView sale) {
        gates.mend(sale);
        return Reply.done();
    }
}
