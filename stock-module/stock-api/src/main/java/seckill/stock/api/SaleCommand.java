package seckill.stock.api;

import java.io.Serializable;
import java.time.Instant;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.Money;

/** The ways in which a sale is run. */
public sealed interface SaleCommand extends Command {

    long saleId();

    /** Plans a sale, with no units yet. */
    record Plan(CommandId id, long saleId, Terms terms) implements SaleCommand {
        public Plan {
            if (saleId <= StockLine.SHELF) {
                throw new IllegalArgumentException("saleId must be positive");
            }
        }
    }

    /**
     * Takes units from the shelf and sets them aside for the sale.
     *
     * @param units 1 to {@value #UNITS_MAX}
     */
    record Allocate(CommandId id, long saleId, int units) implements SaleCommand {
        public Allocate {
            if (units < 1 || units > UNITS_MAX) {
                throw new IllegalArgumentException("units must be 1 to " + UNITS_MAX);
            }
        }
    }

    /** Stops selling; done as well when it is paused already. */
    record Pause(CommandId id, long saleId) implements SaleCommand {}

    /** Sells again within its hours; done as well when it is not paused. */
    record Resume(CommandId id, long saleId) implements SaleCommand {}

    /** Has the sale's gate built anew: the fence becomes the sale's epoch, and what the gate before had said is void. */
    record Open(CommandId id, long saleId, GateEngine engine) implements SaleCommand {}

    /** Never sells again, and gives what is left back to the shelf; said again, it gives back what has come back since. */
    record End(CommandId id, long saleId) implements SaleCommand {}

    /** More than any flash sale has. */
    int UNITS_MAX = 10_000_000;

    /**
     * What a sale sells, when and to whom.
     *
     * @param opensAt       first instant at which it sells
     * @param closesAt      first instant at which it no longer sells
     * @param limitPerBuyer units that one buyer may have of it, 1 or more
     */
    record Terms(
            long sku, String titleEn, String titleZh, Money price, Instant opensAt, Instant closesAt, int limitPerBuyer)
            implements Serializable {
        public Terms {
            if (sku <= 0 || limitPerBuyer < 1 || !opensAt.isBefore(closesAt)) {
                throw new IllegalArgumentException("a product, one unit per buyer at least, and hours");
            }
        }
    }
}
