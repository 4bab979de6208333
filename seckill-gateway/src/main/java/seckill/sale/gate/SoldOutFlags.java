package seckill.sale.gate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.stream.Stream;

/**
 * How many sales this gateway calls sold out, and how many of those whose gates have units again. The second is nothing but for the
 * moment between a give-back and the news of it; who is told that nothing is left goes away, so it is watched.
 */
final class SoldOutFlags implements MeterBinder {

    private final SaleBoard board;
    private final Gates gates;

    SoldOutFlags(SaleBoard board, Gates gates) {
        this.board = board;
        this.gates = gates;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("seckill.sales.flagged", this, it -> it.flagged().count())
                .description("sales of which this gateway says by itself that nothing is left")
                .register(registry);
        Gauge.builder("seckill.sales.flagged.wrongly", this, it -> it.flagged().filter(it::hasUnits).count())
                .description("those of them whose gates have units")
                .register(registry);
    }

    private Stream<SaleBoard.Posted> flagged() {
        return board.all().stream().filter(it -> it.buyers() != null && it.epoch() > 0);
    }

    private boolean hasUnits(SaleBoard.Posted posted) {
        return gates.of(posted.sale())
                .standing(posted.sale().saleId())
                .filter(it -> it.epoch() == posted.epoch() && it.left() > 0 && !it.paused())
                .isPresent();
    }
}
