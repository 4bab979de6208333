package seckill.shipping;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import seckill.checkout.WithTheEnd;
import seckill.shipping.jdbc.JdbcShippingNotices;
import seckill.signature.Signature;

/** Notices for shipping; there is none of it when there is no secret. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("seckill.shipping.secret")
@EnableConfigurationProperties(ShippingSettings.class)
@ComponentScan("seckill.shipping.web")
public class ShippingModule {

    @Bean
    JdbcShippingNotices shippingNotices(DataSource dataSource) {
        return new JdbcShippingNotices(JdbcClient.create(dataSource));
    }

    @Bean
    WithTheEnd noteShipping(JdbcShippingNotices notices) {
        return new NoteShipping(notices::note);
    }

    @Bean
    Signature shippingSignature(ShippingSettings settings, Clock clock) {
        return new Signature(settings.secret(), clock, settings.freshFor());
    }

    @Bean
    SchedulingConfigurer callShippingRegularly(ShippingNotices notices, Signature signature, ShippingSettings settings) {
        if (settings.callbackUrl().isBlank()) {
            return tasks -> {};
        }
        CallShipping call = new CallShipping(notices, signature, settings);
        return tasks -> tasks.addFixedDelayTask(call::look, settings.lookEvery());
    }
}
