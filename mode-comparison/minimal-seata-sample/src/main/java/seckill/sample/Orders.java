package seckill.sample;

/** Orders. */
public interface Orders {
    void place(String orderId, long buyerId, long sku, long priceMinor);
}
