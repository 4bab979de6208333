package seckill.payment.dubbo;

import org.apache.dubbo.config.spring.ServiceBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.payment.api.PaymentApi;
import seckill.payment.api.PaymentBooks;

/** What the payment module exports through Dubbo; not part of the module itself, so that the monolith exports nothing. */
@Configuration(proxyBeanMethods = false)
public class PaymentExports {

    @Bean
    ServiceBean<PaymentApi> paymentExport(ApplicationContext context, PaymentApi payment) {
        return export(context, PaymentApi.class, payment);
    }

    @Bean
    ServiceBean<PaymentBooks> paymentBooksExport(ApplicationContext context, PaymentBooks books) {
        return export(context, PaymentBooks.class, books);
    }

    private static <T> ServiceBean<T> export(ApplicationContext context, Class<T> api, T service) {
        ServiceBean<T> export = new ServiceBean<>(context);
        export.setInterface(api);
        export.setRef(service);
        return export;
    }
}
