package seckill.sample;

/** Money. */
public interface Payment {
    void charge(String orderId, long buyerId, long priceMinor);
}
