package seckill.shop.schedule;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.CheckoutSettings;
import seckill.checkout.RunCheckout;
import seckill.order.api.OrderApi;
import seckill.shop.CancelOverdueOrders;

/** Gives up overdue orders, at one gateway at a time. */
@Configuration(proxyBeanMethods = false)
public class OverdueModule {

    @Bean
    CancelOverdueOrders cancelOverdueOrders(OrderApi orders, RunCheckout checkouts, Clock clock) {
        return new CancelOverdueOrders(orders, checkouts, clock);
    }

    @Bean
    OneAtATime overdueOrders(DataSource dataSource, CancelOverdueOrders overdue, CheckoutSettings settings) {
        return new OneAtATime(dataSource, "cancel-overdue-orders", settings.cancelOverdueEvery(), overdue::look);
    }
}
