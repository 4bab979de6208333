package seckill.transaction.rocketmq;

import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import seckill.transaction.CommandForms;
import seckill.transaction.PlainConnections;
import seckill.transaction.message.StopHandler;
import seckill.transaction.message.Topics;
import seckill.transaction.micrometer.CountedLetters;
import seckill.transaction.micrometer.SentMessages.Channel;

/** Lets checkouts that travel stop at a participant; those which it cannot take in are parked. */
@Configuration(proxyBeanMethods = false)
@Import(RocketMessaging.class)
public class TravellingCheckouts {

    @Bean
    ParkedLetters parkedLetters(
            RocketConnection connection,
            MessageSettings settings,
            RocketLetters letters,
            CommandForms<?> forms,
            DataSource dataSource) {
        return new ParkedLetters(
                connection, settings, "seckill-" + forms.participant(), PlainConnections.of(dataSource),
                new CountedLetters(letters, Channel.ROCKETMQ));
    }

    @Bean
    MeterBinder deadLetterMeters(DataSource dataSource) {
        return DeadLetterMeters.of(dataSource);
    }

    @Bean
    RocketLetterBox stops(ParkedLetters parked, RocketLetters letters, CommandForms<?> forms) {
        return parked.box(Topics.stopsOf(forms.participant()), new StopHandler<>(forms, new CountedLetters(letters, Channel.ROCKETMQ)));
    }
}
