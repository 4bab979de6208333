package seckill.transaction.outbox;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.transaction.PlainConnections;
import seckill.transaction.history.Facts;
import seckill.transaction.history.OutboxFacts;
import seckill.transaction.message.FirstLetter;
import seckill.transaction.message.Letters;
import seckill.transaction.micrometer.CountedLetters;
import seckill.transaction.micrometer.SentMessages.Channel;

/** Gives an application an outbox, in the schema of its {@link DataSource}, and a relay that empties it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
public class OutboxSender {

    @Bean
    Outbox outbox(DataSource dataSource, OutboxRelay outboxRelay) {
        return new Outbox(dataSource, outboxRelay::wake);
    }

    @Bean
    OutboxRelay outboxRelay(
            DataSource dataSource,
            Letters letters,
            OutboxSettings settings,
            @Value("${spring.application.name:}") String application) {
        return new OutboxRelay(
                PlainConnections.of(dataSource), new CountedLetters(letters, Channel.OUTBOX), settings,
                application + "/" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Bean
    FirstLetter firstLetterByOutbox(Outbox outbox) {
        return new FirstLetterByOutbox(outbox);
    }

    @Bean
    Facts outboxFacts(DataSource dataSource) {
        return new OutboxFacts(dataSource);
    }

    @Bean
    MeterBinder outboxMeters(OutboxRelay outboxRelay) {
        return new OutboxMeters(outboxRelay);
    }

    @Bean
    HealthIndicator outboxHealthIndicator(OutboxRelay outboxRelay) {
        return new OutboxHealth(outboxRelay);
    }
}
