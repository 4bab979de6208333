package seckill.order;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import seckill.order.api.OrderCommand.MarkPaid;
import seckill.order.api.OrderRefusal;
import seckill.order.api.OrderStatus;
import seckill.order.mybatis.OrderMapper;
import seckill.participant.Money;
import seckill.transaction.PendingElsewhereException;

/** PENDING → PAID. */
final class MarkOrderPaid {

    private final OrderMapper orders;
    private final Clock clock;

    MarkOrderPaid(OrderMapper orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    Optional<OrderRefusal> markPaid(MarkPaid command) {
        Money amount = command.amount();
        int rows = orders.paid(command.orderId(), command.buyerId(), amount.minor(), amount.currency(), now());
        return rows == 1 ? Optional.empty() : Optional.of(whyNot(command));
    }

    /** Only names the refusal; that there is one, the update has decided. */
    OrderRefusal whyNot(MarkPaid command) {
        OrderMapper.Row order = orders.of(command.orderId(), command.buyerId());
        if (order == null) {
            return OrderRefusal.NO_SUCH_ORDER;
        }
        if (!order.status().equals(OrderStatus.PENDING.name())) {
            return OrderRefusal.NOT_PENDING;
        }
        if (!command.amount().equals(new Money(order.totalMinor(), order.currency()))) {
            return OrderRefusal.WRONG_AMOUNT;
        }
        if (order.deadline() != null && !order.deadline().isAfter(now())) {
            return OrderRefusal.DEADLINE_PASSED;
        }
        throw new PendingElsewhereException("order " + order.id());
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
