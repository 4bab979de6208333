package seckill.checkout;

/**
 * A checkout as it is stored, which is also the answer to its buyer.
 *
 * @param fingerprint of the request that began it; a repeat must have the same
 * @param intent      what the buyer wants, as stored
 * @param reason      the refusal's name or the failure's detail, empty otherwise
 */
public record CheckoutRecord(Checkout checkout, String fingerprint, Intent intent, CheckoutState state, String reason) {

    /** The order that the checkout places, or with which it does something. */
    public String orderId() {
        return switch (intent) {
            case Intent.Purchase purchase -> checkout.id();
            case Intent.OfOrder known -> known.orderId();
        };
    }

    CheckoutRecord ended(CheckoutState state, String reason) {
        return new CheckoutRecord(checkout, fingerprint, intent, state, reason);
    }
}
