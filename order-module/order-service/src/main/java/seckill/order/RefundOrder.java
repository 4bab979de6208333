package seckill.order;

import java.util.Optional;
import seckill.order.api.OrderCommand.Refund;
import seckill.order.api.OrderRefusal;
import seckill.order.api.OrderStatus;
import seckill.order.mybatis.OrderMapper;
import seckill.participant.Money;
import seckill.transaction.PendingElsewhereException;

/** PAID → REFUNDED. */
final class RefundOrder {

    private final OrderMapper orders;

    RefundOrder(OrderMapper orders) {
        this.orders = orders;
    }

    Optional<OrderRefusal> refund(Refund command) {
        Money amount = command.amount();
        int rows = orders.refunded(command.orderId(), command.buyerId(), amount.minor(), amount.currency());
        return rows == 1 ? Optional.empty() : Optional.of(whyNot(command));
    }

    /** Only names the refusal; that there is one, the update has decided. */
    OrderRefusal whyNot(Refund command) {
        OrderMapper.Row order = orders.of(command.orderId(), command.buyerId());
        if (order == null) {
            return OrderRefusal.NO_SUCH_ORDER;
        }
        if (!order.status().equals(OrderStatus.PAID.name())) {
            return OrderRefusal.NOT_PAID;
        }
        if (!command.amount().equals(new Money(order.totalMinor(), order.currency()))) {
            return OrderRefusal.WRONG_AMOUNT;
        }
        throw new PendingElsewhereException("order " + order.id());
    }
}
