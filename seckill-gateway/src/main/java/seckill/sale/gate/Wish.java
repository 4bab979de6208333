package seckill.sale.gate;

/**
 * What a buyer asks of a sale.
 *
 * @param ticket   chosen by the buyer's client, 8 to 64 of {@code [A-Za-z0-9_-]}: the id of the checkout to come
 * @param quantity units, 1 or more
 * @param scenario the checkout's, buy-now or place-order
 */
public record Wish(long saleId, String ticket, long buyerId, int quantity, String scenario) {}
