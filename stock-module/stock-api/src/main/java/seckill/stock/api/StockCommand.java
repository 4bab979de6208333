package seckill.stock.api;

import java.time.Instant;
import java.util.List;
import seckill.participant.Command;
import seckill.participant.CommandId;

/** The ways in which units move: available → sold, available → reserved → sold, and back to available. */
public sealed interface StockCommand extends Command {

    /** The order for which units move; it names the reservation rows. */
    String orderId();

    /**
     * Takes the units at once: available → sold.
     *
     * @param lines at least one, each (sku, sale) at most once
     */
    record Deduct(CommandId id, String orderId, long buyerId, List<StockLine> lines) implements StockCommand {
        public Deduct {
            lines = StockLine.checked(lines);
        }
    }

    /**
     * Keeps the units for an order that is not paid yet: available → reserved.
     *
     * @param deadline until when the order may be paid
     */
    record Reserve(CommandId id, String orderId, long buyerId, List<StockLine> lines, Instant deadline)
            implements StockCommand {
        public Reserve {
            lines = StockLine.checked(lines);
        }
    }

    /** Ends the order's reservation because it was paid: reserved → sold. */
    record Settle(CommandId id, String orderId) implements StockCommand {}

    /** Gives the units of an unpaid order back: reserved → available, and out of what the buyer has of the sale. */
    record Release(CommandId id, String orderId, long buyerId) implements StockCommand {}

    /** Takes the units of a paid order back: sold → available, and out of what the buyer has of the sale. */
    record Return(CommandId id, String orderId, long buyerId) implements StockCommand {}
}
