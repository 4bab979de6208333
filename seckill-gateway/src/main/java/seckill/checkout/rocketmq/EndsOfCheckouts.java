package seckill.checkout.rocketmq;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.EndCheckouts;
import seckill.checkout.RunCheckout;
import seckill.transaction.message.Topics;
import seckill.transaction.rocketmq.MessageSettings;
import seckill.transaction.rocketmq.RocketConnection;
import seckill.transaction.rocketmq.RocketLetterBox;
import seckill.transaction.rocketmq.RocketMessaging;

/** Hears how checkouts ended; all gateways are one group, so each end is written down by one of them. */
@Configuration(proxyBeanMethods = false)
@Import(RocketMessaging.class)
public class EndsOfCheckouts {

    private static final String GROUP = "seckill-gateway";

    @Bean
    RocketLetterBox endsOfCheckouts(
            RocketConnection broker, MessageSettings settings, CheckoutRecords records, RunCheckout checkouts) {
        return RocketLetterBox.of(broker, settings, Topics.ENDS, GROUP, new EndCheckouts(records, checkouts));
    }
}
