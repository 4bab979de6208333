package seckill.order;

import java.util.Optional;
import seckill.order.api.OrderCommand.Cancel;
import seckill.order.api.OrderRefusal;
import seckill.order.api.OrderStatus;
import seckill.order.mybatis.OrderMapper;
import seckill.transaction.PendingElsewhereException;

/** PENDING → CANCELLED. */
final class CancelOrder {

    private final OrderMapper orders;

    CancelOrder(OrderMapper orders) {
        this.orders = orders;
    }

    Optional<OrderRefusal> cancel(Cancel command) {
        int rows = orders.cancelled(command.orderId(), command.buyerId());
        return rows == 1 ? Optional.empty() : Optional.of(whyNot(command));
    }

    /** Only names the refusal; that there is one, the update has decided. */
    OrderRefusal whyNot(Cancel command) {
        OrderMapper.Row order = orders.of(command.orderId(), command.buyerId());
        if (order == null) {
            return OrderRefusal.NO_SUCH_ORDER;
        }
        if (!order.status().equals(OrderStatus.PENDING.name())) {
            return OrderRefusal.NOT_PENDING;
        }
        throw new PendingElsewhereException("order " + order.id());
    }
}
