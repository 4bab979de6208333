package seckill.payment.api;

import seckill.participant.Entry;

/**
 * The money and the points of one order; all zero, with no currency, when nobody paid anything.
 *
 * @param buyerId         whose wallet
 * @param amountMinor     authorized
 * @param capturedMinor   of it captured; 0 while it is only held
 * @param refundedMinor   of that given back
 * @param refundingMinor  which a global transaction has announced to give back
 * @param takenMinor      what has left the wallet for it, less what a compensation gave back
 * @param returnedMinor   what refunds brought back into the wallet
 * @param awardedPoints   which it earned
 * @param revokedPoints   of them taken back
 * @param nextPoints      what a global transaction has announced for them, empty when nothing
 * @param movedPoints     what has come into the buyer's points for it, less what was taken out
 */
public record MoneyOfOrder(
        String orderId,
        long buyerId,
        String currency,
        long amountMinor,
        long capturedMinor,
        long refundedMinor,
        long refundingMinor,
        long takenMinor,
        long returnedMinor,
        long awardedPoints,
        long revokedPoints,
        String nextPoints,
        long movedPoints)
        implements Entry {

    public static MoneyOfOrder none(String orderId) {
        return new MoneyOfOrder(orderId, 0, "", 0, 0, 0, 0, 0, 0, 0, 0, "", 0);
    }

    /** Held for an order that is not decided. */
    public long heldMinor() {
        return capturedMinor == 0 ? amountMinor : 0;
    }
}
