package seckill.shipping;

import java.util.List;
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
        writeAll(List.of(ended));
    }

    @Override
    public void writeAll(List<CheckoutRecord> ended) {
        if (!ended.isEmpty()) {
            notes.note(ended.stream().map(CheckoutRecord::orderId).toList());
        }
    }

    /** Where they are noted, once per order. */
    interface Notes {
        void note(List<String> orderIds);
    }
}
