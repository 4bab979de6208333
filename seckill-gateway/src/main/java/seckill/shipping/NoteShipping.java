package seckill.shipping;

import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutState;
import seckill.checkout.Intent.OrderPayment;
import seckill.checkout.WithTheEnd;

/** Notes that an order was paid, in the transaction in which the checkout that paid it ends. */
final class NoteShipping implements WithTheEnd {

    private final Notes notes;

    NoteShipping(Notes notes) {
        this.notes = notes;
    }

    @Override
    public boolean concerns(CheckoutRecord ended) {
        return ended.state() == CheckoutState.ACCEPTED
                && (ended.intent() instanceof OrderPayment || ended.checkout().scenario().equals("buy-now"));
    }

    @Override
    public void write(CheckoutRecord ended) {
        notes.note(ended.orderId());
    }

    /** Where it is noted, once per order. */
    interface Notes {
        void note(String orderId);
    }
}
