package seckill.checkout.dubbo;

import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.Participants;
import seckill.order.api.OrderApi;
import seckill.payment.api.PaymentApi;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SalesApi;
import seckill.stock.api.StockApi;

/**
 * Finds the participants through the registry.
 *
 * <p>Never a retry by Dubbo: a call that timed out may have been carried out, and only the checkout knows what to do
 * about that. {@code providedBy}: the registry knows applications, not interfaces, and there is no metadata centre that
 * maps one to the other. {@code check = false}: the gateway starts before they do, and its readiness tells when all are there.
 */
@Configuration(proxyBeanMethods = false)
public class RemoteParticipants {

    /** Longer than a participant tries: 2 s of attempts, the last of which waits 2 s for a row and 2 s for a global lock. */
    private static final int TIMEOUT_MS = 6_500;

    @Bean
    @DubboReference(providedBy = "stock-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<StockApi> stockApi() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(providedBy = "stock-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<CatalogueApi> catalogueApi() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(providedBy = "stock-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<SalesApi> salesApi() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(providedBy = "order-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<OrderApi> orderApi() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(providedBy = "payment-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<PaymentApi> paymentApi() {
        return new ReferenceBean<>();
    }

    @Bean
    Participants participants(StockApi stock, OrderApi order, PaymentApi payment) {
        return new Participants(stock, order, payment);
    }
}
