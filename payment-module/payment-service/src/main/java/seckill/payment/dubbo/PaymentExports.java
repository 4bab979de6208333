package seckill.payment.dubbo;

import org.apache.dubbo.config.spring.ServiceBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.payment.api.PaymentApi;

/** What the payment module exports through Dubbo; not part of the module itself, so that the monolith exports nothing. */
@Configuration(proxyBeanMethods = false)
public class PaymentExports {

    @Bean
    ServiceBean<PaymentApi> paymentExport(ApplicationContext context, PaymentApi payment) {
        ServiceBean<PaymentApi> export = new ServiceBean<>(context);
        export.setInterface(PaymentApi.class);
        export.setRef(payment);
        return export;
    }
}
