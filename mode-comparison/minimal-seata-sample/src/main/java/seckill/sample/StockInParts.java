package seckill.sample;

import org.apache.dubbo.config.annotation.DubboService;
import org.springframework.context.annotation.Profile;

/** Units, in TCC. */
@DubboService
@Profile("stock & TCC")
public class StockInParts implements Stock {

    private final StockParts parts;

    public StockInParts(StockParts parts) {
        this.parts = parts;
    }

    @Override
    public void deduct(String orderId, long sku) {
        parts.reserve(null, orderId, sku);
    }
}
