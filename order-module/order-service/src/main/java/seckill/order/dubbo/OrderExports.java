package seckill.order.dubbo;

import org.apache.dubbo.config.spring.ServiceBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.order.api.OrderApi;

/** What the order module exports through Dubbo; not part of the module itself, so that the monolith exports nothing. */
@Configuration(proxyBeanMethods = false)
public class OrderExports {

    @Bean
    ServiceBean<OrderApi> orderExport(ApplicationContext context, OrderApi order) {
        ServiceBean<OrderApi> export = new ServiceBean<>(context);
        export.setInterface(OrderApi.class);
        export.setRef(order);
        return export;
    }
}
