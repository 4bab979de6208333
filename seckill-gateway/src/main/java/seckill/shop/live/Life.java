package seckill.shop.live;

import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutState;
import seckill.order.api.OrderState;
import seckill.order.api.OrderStatus;

/** How something goes on that has an id, from state to state. */
interface Life<T> {

    String id(T it);

    LiveEvent.State<T> state(T it);

    /** In flight, and then ended one way or another. */
    Life<CheckoutRecord> OF_CHECKOUTS = new Life<>() {
        @Override
        public String id(CheckoutRecord it) {
            return it.checkout().id();
        }

        @Override
        public LiveEvent.State<CheckoutRecord> state(CheckoutRecord it) {
            boolean ended = it.state() != CheckoutState.IN_FLIGHT;
            return new LiveEvent.State<>(it, ended ? 2 : 1, ended);
        }
    };

    /** In the order of their states, of which two are ends. */
    Life<OrderState> OF_ORDERS = new Life<>() {
        @Override
        public String id(OrderState it) {
            return it.orderId();
        }

        @Override
        public LiveEvent.State<OrderState> state(OrderState it) {
            boolean ended = it.status() == OrderStatus.CANCELLED || it.status() == OrderStatus.REFUNDED;
            return new LiveEvent.State<>(it, it.status().ordinal() + 1, ended);
        }
    };
}
