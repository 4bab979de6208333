package seckill.sale.gate;

import java.util.Optional;
import seckill.stock.api.GateEngine;
import seckill.stock.api.SaleView;

/**
 * What building the gate of a sale would do; nothing was changed to find out.
 *
 * @param now    how the gate stands, empty where there is none
 * @param engine what it would be made of
 * @param left   units that it would give away: those in the ledger, less those of tickets under way
 */
public record Preview(SaleView sale, Optional<Standing> now, GateEngine engine, long left) {

    /** How many units more, or less, than now. */
    public long difference() {
        return left - now.map(Standing::left).orElse(0L);
    }
}
