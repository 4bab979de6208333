package seckill.sale.proof;

/**
 * What work is done for: the right to ask for one ticket. Whoever shows the same proof again has the same right and no other, so nobody has
 * to remember which proofs were shown.
 *
 * @param ticket the key with which it is going to be asked
 */
public record Purpose(long saleId, long buyerId, String ticket) {

    /** As parameters of a salt; none of them needs escapes. */
    String parameters() {
        return "&sale=" + saleId + "&buyer=" + buyerId + "&ticket=" + ticket + "&";
    }

    /** Where its challenge is. */
    String address() {
        return "/api/sales/" + saleId + "/challenges/" + ticket;
    }
}
