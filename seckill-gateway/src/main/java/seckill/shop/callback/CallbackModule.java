package seckill.shop.callback;

import java.time.Clock;
import org.redisson.api.RedissonClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import seckill.shop.Wallets;
import seckill.shop.callback.redis.RedisNonces;
import seckill.signature.Signature;

/** Calls of a payment provider; there are none when there is no secret. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("seckill.payments.secret")
@EnableConfigurationProperties(PaymentSettings.class)
@ComponentScan("seckill.shop.callback.web")
public class CallbackModule {

    @Bean
    BookPayment bookPayment(RedissonClient redis, Wallets wallets, PaymentSettings settings, Clock clock) {
        return new BookPayment(
                new Signature(settings.secret(), clock, settings.freshFor()), new RedisNonces(redis), wallets, settings);
    }
}
