package seckill.timeline;

import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.CheckoutBooks;
import seckill.checkout.CheckoutRecords;
import seckill.sale.gate.FindTicket;
import seckill.timeline.jdbc.CheckoutFacts;
import seckill.timeline.jdbc.NoticeFacts;
import seckill.timeline.redis.JournalFacts;
import seckill.transaction.history.Facts;
import seckill.transaction.history.ReadHistory;
import seckill.trail.AuditTrail;

/** The timeline of one order; what else there is of {@link Facts} in this process, and {@link Histories} elsewhere, it takes in. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("seckill.timeline.web")
public class TimelineModule {

    @Bean
    Facts checkoutFacts(DataSource dataSource) {
        return new CheckoutFacts(dataSource);
    }

    @Bean
    Facts noticeFacts(DataSource dataSource) {
        return new NoticeFacts(dataSource);
    }

    @Bean
    Facts journalFacts(RedissonClient redis) {
        return new JournalFacts(redis);
    }

    @Bean
    Facts gateFacts(CheckoutRecords records, FindTicket tickets) {
        return new GateFacts(records, tickets);
    }

    @Bean
    ReadTimeline readTimeline(CheckoutBooks checkouts, List<Facts> facts, ObjectProvider<Histories> others, AuditTrail trail) {
        return new ReadTimeline(
                checkouts,
                new ReadHistory(facts),
                others.getIfAvailable(() -> Histories.NONE),
                trail,
                Executors.newVirtualThreadPerTaskExecutor(),
                System::nanoTime);
    }
}
