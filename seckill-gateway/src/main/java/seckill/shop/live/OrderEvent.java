package seckill.shop.live;

import seckill.order.api.OrderState;
import seckill.order.api.OrderStatus;

/** What who listens to an order hears. */
public sealed interface OrderEvent {

    /** How far the order is. */
    record State(OrderState order) implements OrderEvent {

        /** Grows along the life of an order, from 1: who has heard it need not hear it again. */
        public long sequence() {
            return order.status().ordinal() + 1;
        }

        /** Whether the order can still become something else. */
        public boolean isFinal() {
            return order.status() == OrderStatus.CANCELLED || order.status() == OrderStatus.REFUNDED;
        }
    }

    /** That nothing has changed, and that somebody is still there. */
    record Heartbeat() implements OrderEvent {}
}
