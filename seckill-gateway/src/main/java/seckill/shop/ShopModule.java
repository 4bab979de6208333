package seckill.shop;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.RunCheckout;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderState;
import seckill.payment.api.PaymentApi;
import seckill.problem.ProblemModule;
import seckill.shop.live.Listening;
import seckill.shop.live.LiveSettings;
import seckill.stock.api.CatalogueApi;

/** The shop's resources and pages; needs the APIs of the three modules, the checkout, and sessions. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemModule.class)
@EnableConfigurationProperties(LiveSettings.class)
@ComponentScan("seckill.shop.web")
public class ShopModule {

    @Bean
    PriceCart priceCart(
            CatalogueApi catalogue, Clock clock, @Value("${seckill.checkout.pay-within:15m}") Duration payWithin) {
        return new PriceCart(catalogue, clock, payWithin);
    }

    @Bean
    Buy buy(RunCheckout checkouts, CheckoutRecords records, PriceCart prices, OrderApi orders) {
        return new Buy(checkouts, records, prices, orders);
    }

    @Bean
    Listening<CheckoutRecord> listenToCheckouts(CheckoutRecords records, LiveSettings settings) {
        return Listening.toCheckouts(records, settings);
    }

    @Bean
    Listening<OrderState> listenToOrders(OrderApi orders, LiveSettings settings) {
        return Listening.toOrders(orders, settings);
    }

    @Bean
    Wallets wallets(PaymentApi payment, @Value("${seckill.wallet.play-money:true}") boolean playMoney) {
        return new Wallets(payment, playMoney);
    }
}
