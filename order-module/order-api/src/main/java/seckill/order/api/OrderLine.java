package seckill.order.api;

import java.io.Serializable;
import seckill.participant.Money;

/**
 * One product of an order at the price at which it was sold.
 *
 * @param saleId   the sale, 0 for none
 * @param quantity units, at least 1
 */
public record OrderLine(long sku, long saleId, int quantity, Money unitPrice) implements Serializable {

    public OrderLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be at least 1");
        }
    }

    /** Price times quantity. */
    public Money amount() {
        return unitPrice.times(quantity);
    }
}
