package seckill.order;

import java.util.Optional;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderCommand.Cancel;
import seckill.order.api.OrderCommand.MarkPaid;
import seckill.order.api.OrderCommand.Place;
import seckill.order.api.OrderCommand.Refund;
import seckill.order.api.OrderRefusal;

/** What each command does when it takes effect at once, in the local transaction at hand. */
record OrderAtOnce(PlaceOrder placeOrder, MarkOrderPaid markOrderPaid, CancelOrder cancelOrder, RefundOrder refundOrder) {

    Optional<OrderRefusal> carryOut(OrderCommand command) {
        return switch (command) {
            case Place c -> placeOrder.place(c);
            case MarkPaid c -> markOrderPaid.markPaid(c);
            case Cancel c -> cancelOrder.cancel(c);
            case Refund c -> refundOrder.refund(c);
        };
    }

    /** Why an order is not there to be changed so; only names it, the statement that found none has decided. */
    OrderRefusal whyNot(OrderCommand command) {
        return switch (command) {
            case Place c -> throw new IllegalArgumentException("a new order is not looked for");
            case MarkPaid c -> markOrderPaid.whyNot(c);
            case Cancel c -> cancelOrder.whyNot(c);
            case Refund c -> refundOrder.whyNot(c);
        };
    }
}
