package seckill.sample;

import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.seata.spring.annotation.GlobalTransactional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** The business method of every Seata sample. */
@Service
@Profile("buyers")
public class Purchases {

    @DubboReference(url = "tri://127.0.0.1:${sample.stock.port}", scope = "remote")
    private Stock stock;

    @DubboReference(url = "tri://127.0.0.1:${sample.orders.port}", scope = "remote")
    private Orders orders;

    @DubboReference(url = "tri://127.0.0.1:${sample.payment.port}", scope = "remote")
    private Payment payment;

    @GlobalTransactional(name = "buy-now", timeoutMills = 10_000)
    public void buy(String orderId, long buyerId, long sku, long priceMinor) {
        stock.deduct(orderId, sku);
        orders.place(orderId, buyerId, sku, priceMinor);
        payment.charge(orderId, buyerId, priceMinor);
    }
}
