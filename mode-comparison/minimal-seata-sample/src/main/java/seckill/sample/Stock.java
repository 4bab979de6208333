package seckill.sample;

/** Units. */
public interface Stock {
    void deduct(String orderId, long sku);
}
