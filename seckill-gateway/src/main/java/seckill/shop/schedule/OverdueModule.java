package seckill.shop.schedule;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.CheckoutSettings;
import seckill.checkout.RunCheckout;
import seckill.order.api.OrderApi;
import seckill.shop.CancelOverdueOrders;

/** Gives up overdue orders. */
@Configuration(proxyBeanMethods = false)
public class OverdueModule {

    @Bean
    CancelOverdueOrders cancelOverdueOrders(OrderApi orders, RunCheckout checkouts, Clock clock) {
        return new CancelOverdueOrders(orders, checkouts, clock);
    }

    @Bean
    Recurring overdueOrders(CancelOverdueOrders overdue, CheckoutSettings settings) {
        return Recurring.every(settings.cancelOverdueEvery(), "cancel-overdue-orders", overdue::look);
    }
}
