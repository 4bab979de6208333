package seckill.checkout.rocketmq;

import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.EndCheckouts;
import seckill.checkout.RunCheckout;
import seckill.transaction.message.Topics;
import seckill.transaction.rocketmq.DeadLetterMeters;
import seckill.transaction.rocketmq.MessageSettings;
import seckill.transaction.rocketmq.ParkedLetters;
import seckill.transaction.rocketmq.RocketConnection;
import seckill.transaction.rocketmq.RocketLetterBox;
import seckill.transaction.rocketmq.RocketLetters;
import seckill.transaction.rocketmq.RocketMessaging;

/** Hears how checkouts ended; all gateways are one group, so each end is written down by one of them. */
@Configuration(proxyBeanMethods = false)
@Import(RocketMessaging.class)
public class EndsOfCheckouts {

    private static final String GROUP = "seckill-gateway";

    @Bean
    ParkedLetters parkedEnds(
            RocketConnection broker, MessageSettings settings, RocketLetters letters, DataSource dataSource) {
        return new ParkedLetters(broker, settings, GROUP, dataSource, letters);
    }

    @Bean
    MeterBinder deadEndMeters(DataSource dataSource) {
        return DeadLetterMeters.of(dataSource);
    }

    @Bean
    RocketLetterBox endsOfCheckouts(ParkedLetters parkedEnds, CheckoutRecords records, RunCheckout checkouts) {
        return parkedEnds.box(Topics.ENDS, new EndCheckouts(records, checkouts));
    }
}
