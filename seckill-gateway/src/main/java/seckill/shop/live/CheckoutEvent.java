package seckill.shop.live;

import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutState;

/** What a listener hears. */
public sealed interface CheckoutEvent {

    /** The state of the checkout. */
    record State(CheckoutRecord record) implements CheckoutEvent {

        /** The number of the state in the life of a checkout, from 1: who has heard it need not hear it again. */
        public long sequence() {
            return isFinal() ? 2 : 1;
        }

        public boolean isFinal() {
            return record.state() != CheckoutState.IN_FLIGHT;
        }
    }

    /** That nothing has changed, and that somebody is still there. */
    record Heartbeat() implements CheckoutEvent {}
}
