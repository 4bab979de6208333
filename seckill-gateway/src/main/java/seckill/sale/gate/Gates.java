package seckill.sale.gate;

import java.util.EnumMap;
import java.util.Map;
import seckill.stock.api.GateEngine;
import seckill.stock.api.SaleView;

/** The gates by what they are made of. */
final class Gates {

    private final Map<GateEngine, Gate> engines;

    /** @param engines one for each */
    Gates(Map<GateEngine, Gate> engines) {
        this.engines = new EnumMap<>(engines);
        if (this.engines.size() != GateEngine.values().length) {
            throw new IllegalArgumentException("a gate for each of " + GateEngine.class.getSimpleName());
        }
    }

    Gate of(SaleView sale) {
        return engines.get(sale.engine());
    }
}
