package seckill.sale.web;

import java.time.Instant;
import java.util.Optional;
import seckill.sale.gate.Standing;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleUnits;
import seckill.stock.api.SaleView;

/**
 * A sale as its operator sees it. Public, because templates call it.
 *
 * @param phase upcoming, open, over, paused or ended
 * @param gate  how its gate stands, empty when it has none
 */
public record SaleRow(SaleView sale, SaleUnits units, String phase, Optional<Standing> gate) {

    static SaleRow of(SaleView sale, SaleUnits units, Optional<Standing> gate, Instant now) {
        return new SaleRow(sale, units, phase(sale, now), gate);
    }

    private static String phase(SaleView sale, Instant now) {
        if (sale.state() == SaleState.ENDED) {
            return "ended";
        }
        if (!now.isBefore(sale.closesAt())) {
            return "over";
        }
        if (sale.state() == SaleState.PAUSED) {
            return "paused";
        }
        return now.isBefore(sale.opensAt()) ? "upcoming" : "open";
    }

    public boolean isOver() {
        return phase.equals("ended") || phase.equals("over");
    }
}
