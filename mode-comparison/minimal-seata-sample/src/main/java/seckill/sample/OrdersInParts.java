package seckill.sample;

import org.apache.dubbo.config.annotation.DubboService;
import org.springframework.context.annotation.Profile;

/** Orders, in TCC. */
@DubboService
@Profile("orders & TCC")
public class OrdersInParts implements Orders {

    private final OrderParts parts;

    public OrdersInParts(OrderParts parts) {
        this.parts = parts;
    }

    @Override
    public void place(String orderId, long buyerId, long sku, long priceMinor) {
        parts.announce(null, orderId, buyerId, sku, priceMinor);
    }
}
