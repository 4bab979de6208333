package seckill.transaction.message;

/**
 * How a checkout ended that travelled.
 *
 * @param refusal the refusal's name, empty when it was accepted
 */
public record CheckoutEnd(String checkout, String refusal) {

    /** From a letter of {@link Topics#ENDS}. */
    public static CheckoutEnd from(Letter letter) {
        return LetterJson.read(letter.body(), CheckoutEnd.class);
    }
}
