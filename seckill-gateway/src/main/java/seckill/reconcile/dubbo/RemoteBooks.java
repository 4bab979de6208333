package seckill.reconcile.dubbo;

import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.order.api.OrderBooks;
import seckill.payment.api.PaymentBooks;
import seckill.stock.api.StockBooks;

/** Finds the participants' books through the registry; see {@code RemoteParticipants} for the attributes. */
@Configuration(proxyBeanMethods = false)
public class RemoteBooks {

    /** A sum over all movements takes its time, and nobody waits for it. */
    private static final int TIMEOUT_MS = 30_000;

    @Bean
    @DubboReference(providedBy = "stock-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<StockBooks> stockBooks() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(providedBy = "order-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<OrderBooks> orderBooks() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(providedBy = "payment-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<PaymentBooks> paymentBooks() {
        return new ReferenceBean<>();
    }
}
