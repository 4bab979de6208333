package seckill.order.dubbo;

import org.apache.dubbo.config.spring.ServiceBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderBooks;

/** What the order module exports through Dubbo; not part of the module itself, so that the monolith exports nothing. */
@Configuration(proxyBeanMethods = false)
public class OrderExports {

    @Bean
    ServiceBean<OrderApi> orderExport(ApplicationContext context, OrderApi order) {
        return export(context, OrderApi.class, order);
    }

    @Bean
    ServiceBean<OrderBooks> orderBooksExport(ApplicationContext context, OrderBooks books) {
        return export(context, OrderBooks.class, books);
    }

    private static <T> ServiceBean<T> export(ApplicationContext context, Class<T> api, T service) {
        ServiceBean<T> export = new ServiceBean<>(context);
        export.setInterface(api);
        export.setRef(service);
        return export;
    }
}
