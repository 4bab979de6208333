package seckill.live;

import java.time.Clock;
import java.util.List;
import seckill.sale.gate.KeepGates;
import seckill.sale.gate.Standing;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SaleUnits;
import seckill.stock.api.SaleView;
import seckill.stock.api.SalesApi;

/** Counts what the sales that are not over have sold, and what is under way at their gates. */
final class CountUnits {

    /** As many as the ledger tells at once. */
    private static final int SALES_MAX = 100;

    private final CatalogueApi catalogue;
    private final SalesApi sales;
    private final KeepGates gates;
    private final Clock clock;

    CountUnits(CatalogueApi catalogue, SalesApi sales, KeepGates gates, Clock clock) {
        this.catalogue = catalogue;
        this.sales = sales;
        this.gates = gates;
        this.clock = clock;
    }

    record Units(long sold, long pending) {}

    Units now() {
        List<SaleView> running = catalogue.sales().stream()
                .filter(it -> !clock.instant().isBefore(it.opensAt()) && clock.instant().isBefore(it.closesAt()))
                .limit(SALES_MAX)
                .toList();
        long sold = sales.unitsOf(running.stream().map(SaleView::saleId).toList()).stream().mapToLong(SaleUnits::sold).sum();
        long pending = running.stream()
                .filter(it -> it.epoch() > 0)
                .mapToLong(it -> gates.standing(it).map(Standing::pending).orElse(0L))
                .sum();
        return new Units(sold, pending);
    }
}
