package seckill.sample;

import org.apache.dubbo.config.annotation.DubboService;
import org.springframework.context.annotation.Profile;

/** Money, in TCC. */
@DubboService
@Profile("payment & TCC")
public class PaymentInParts implements Payment {

    private final PaymentParts parts;

    public PaymentInParts(PaymentParts parts) {
        this.parts = parts;
    }

    @Override
    public void charge(String orderId, long buyerId, long priceMinor) {
        parts.hold(null, orderId, buyerId, priceMinor);
    }
}
