package seckill.transaction.rocketmq;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import seckill.transaction.PlainConnections;
import seckill.transaction.history.Facts;
import seckill.transaction.message.FirstLetter;
import seckill.transaction.message.Topics;

/** Lets checkouts begin by half messages, in a module whose schema has the tables {@code first_letter} and {@code dead_letter}. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class HalfMessageSender {

    /** The broker asks for a week, and puts aside what it has not been told by then. */
    private static final Duration KEEP = Duration.ofDays(8);

    private static final Duration PURGE_EVERY = Duration.ofMinutes(1);
    /** So that nobody waits for their locks. */
    private static final int PURGE_MAX = 1_000;

    @Bean
    HalfMessages halfMessages(
            RocketConnection connection, MessageSettings settings, @Value("${spring.application.name:seckill}") String application) {
        return new HalfMessages(connection, settings, application + "-first", Topics.stopsOf("order"));
    }

    @Bean
    FirstLetter firstLetterByHalfMessage(HalfMessages halfMessages, DataSource dataSource) {
        return FirstLetterByHalfMessage.over(halfMessages, dataSource);
    }

    @Bean
    Facts firstLetterFacts(DataSource dataSource) {
        return new FirstLetterFacts(dataSource);
    }

    @Bean
    DiscardedHalfMessages discardedHalfMessages(
            RocketConnection connection, MessageSettings settings, DataSource dataSource) {
        return new DiscardedHalfMessages(connection, settings, PlainConnections.of(dataSource));
    }

    @Bean
    SchedulingConfigurer purgeFirstLetters(DataSource dataSource) {
        FirstLetterRows rows = new FirstLetterRows(PlainConnections.of(dataSource));
        return tasks -> tasks.addFixedDelayTask(() -> rows.purge(KEEP, PURGE_MAX), PURGE_EVERY);
    }
}
