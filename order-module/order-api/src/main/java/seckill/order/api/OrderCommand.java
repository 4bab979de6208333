package seckill.order.api;

import java.time.Instant;
import java.util.List;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.Money;

/** The moves of an order's life. */
public sealed interface OrderCommand extends Command {

    String orderId();

    /**
     * Writes a new order.
     *
     * @param placement who buys, and how the checkout that places it is carried
     * @param total     what it costs, the sum of the lines
     * @param payment   whether it is paid in the same business transaction, or later until a deadline
     * @param deliverTo null when nothing is delivered
     */
    record Place(
            CommandId id,
            String orderId,
            Placement placement,
            List<OrderLine> lines,
            Money total,
            PaymentTerm payment,
            Address deliverTo)
            implements OrderCommand {
        public Place {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("an order has at least one line");
            }
            if (lines.stream().map(OrderLine::amount).reduce(Money::plus).filter(total::equals).isEmpty()) {
                throw new IllegalArgumentException("the total is not the sum of the lines");
            }
        }
    }

    /** PENDING → PAID, when it is this buyer's, is pending, costs this much and its deadline has not passed. */
    record MarkPaid(CommandId id, String orderId, long buyerId, Money amount) implements OrderCommand {}

    /** PENDING → CANCELLED, when it is this buyer's and is pending; also when its deadline has passed. */
    record Cancel(CommandId id, String orderId, long buyerId) implements OrderCommand {}

    /** PAID → REFUNDED, when it is this buyer's, is paid and costs this much. */
    record Refund(CommandId id, String orderId, long buyerId, Money amount) implements OrderCommand {}

    /**
     * @param scenario the scenario which places the order
     * @param mode     the mode that carries the checkout
     * @param epoch    the number of the mode switch by which that mode came
     */
    record Placement(long buyerId, String scenario, String mode, long epoch) implements java.io.Serializable {}

    /** When an order is paid for. */
    sealed interface PaymentTerm extends java.io.Serializable {
        /** In the same business transaction: the order is written as PAID. */
        record Now() implements PaymentTerm {}

        /** Until the deadline: the order is written as PENDING. */
        record Until(Instant deadline) implements PaymentTerm {}
    }
}
