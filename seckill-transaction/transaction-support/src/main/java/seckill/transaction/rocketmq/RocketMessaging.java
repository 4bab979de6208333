package seckill.transaction.rocketmq;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets an application send and take in letters by RocketMQ, when a name server is configured; without one it does neither. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RocketSettings.class, MessageSettings.class})
public class RocketMessaging {

    @Bean
    RocketConnection rocketConnection(RocketSettings rocketmq, MessageSettings settings) {
        return new RocketConnection(rocketmq.nameServer(), settings.sendWithin());
    }

    @Bean
    RocketLetters rocketLetters(
            RocketConnection connection, MessageSettings settings, @Value("${spring.application.name:seckill}") String group) {
        return new RocketLetters(connection, settings, group);
    }

    @Bean
    BoxesCloseFirst boxesCloseFirst(ApplicationContext context, ObjectProvider<RocketLetterBox> boxes) {
        return new BoxesCloseFirst(context, boxes);
    }
}
