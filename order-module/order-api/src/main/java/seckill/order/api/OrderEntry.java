package seckill.order.api;

import seckill.participant.Entry;

/**
 * An order as the books have it.
 *
 * @param order null when there is none
 * @param next  what a global transaction has announced, empty when nothing
 */
public record OrderEntry(String orderId, OrderView order, String next) implements Entry {

    public static OrderEntry none(String orderId) {
        return new OrderEntry(orderId, null, "");
    }
}
