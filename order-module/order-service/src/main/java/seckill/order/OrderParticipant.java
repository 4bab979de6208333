package seckill.order;

import java.util.List;
import java.util.Optional;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderCommand.Cancel;
import seckill.order.api.OrderCommand.MarkPaid;
import seckill.order.api.OrderCommand.Place;
import seckill.order.api.OrderCommand.Refund;
import seckill.order.api.OrderRefusal;
import seckill.order.api.OrderView;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.Reply;
import seckill.transaction.CommandLog;

/** Carries each command out once, in one local transaction. */
final class OrderParticipant implements OrderApi {

    private final CommandLog log;
    private final PlaceOrder placeOrder;
    private final MarkOrderPaid markOrderPaid;
    private final CancelOrder cancelOrder;
    private final RefundOrder refundOrder;
    private final ReadOrders readOrders;

    OrderParticipant(
            CommandLog log,
            PlaceOrder placeOrder,
            MarkOrderPaid markOrderPaid,
            CancelOrder cancelOrder,
            RefundOrder refundOrder,
            ReadOrders readOrders) {
        this.log = log;
        this.placeOrder = placeOrder;
        this.markOrderPaid = markOrderPaid;
        this.cancelOrder = cancelOrder;
        this.refundOrder = refundOrder;
        this.readOrders = readOrders;
    }

    @Override
    public Reply carryOut(OrderCommand command) {
        return log.once(command, () -> effect(command).map(Reply::refused).orElseGet(Reply::done));
    }

    private Optional<OrderRefusal> effect(OrderCommand command) {
        return switch (command) {
            case Place c -> {
                placeOrder.place(c);
                yield Optional.empty();
            }
            case MarkPaid c -> markOrderPaid.markPaid(c);
            case Cancel c -> cancelOrder.cancel(c);
            case Refund c -> refundOrder.refund(c);
        };
    }

    @Override
    public CommandTrace trace(CommandId id) {
        return log.trace(id);
    }

    @Override
    public List<OrderView> order(long buyerId, String orderId) {
        return readOrders.order(buyerId, orderId);
    }

    @Override
    public List<OrderView> ordersOf(long buyerId, int limit) {
        return readOrders.newest(buyerId, limit);
    }
}
