package seckill.checkout.ticket.redis;

import java.time.Clock;
import java.util.UUID;
import org.redisson.api.RedissonClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.RunCheckout;
import seckill.checkout.Scenarios;
import seckill.checkout.ticket.Admission;
import seckill.checkout.ticket.Journal;
import seckill.checkout.ticket.ReadJournal;
import seckill.checkout.ticket.SettleTickets;
import seckill.checkout.ticket.TicketSettings;
import seckill.checkout.ticket.Tickets;

/** Tickets and journal in Redis, and this gateway as one of those who read it; needs a checkout and a RedissonClient. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TicketSettings.class)
public class RedisJournaling {

    @Bean
    Counters counters(RedissonClient redis, TicketSettings settings) {
        return Counters.of(redis, settings);
    }

    @Bean
    Admission admission(RedissonClient redis, Counters counters, TicketSettings settings) {
        return counters.areElsewhere()
                ? new ClassicAdmission(redis, counters.server(), settings.checkBackAfter(), settings.keptFor())
                : new RedisAdmission(redis);
    }

    @Bean
    SchedulingConfigurer checkBackRegularly(Admission admission, TicketSettings settings) {
        return tasks -> {
            if (admission instanceof ClassicAdmission classic) {
                tasks.addFixedDelayTask(classic::checkBack, settings.lookEvery());
            }
        };
    }

    @Bean
    Tickets tickets(Counters counters, TicketSettings settings) {
        return new RedisTickets(counters.server(), settings.keptFor());
    }

    @Bean
    Journal journal(RedissonClient redis, TicketSettings settings) {
        return new RedisJournal(redis, UUID.randomUUID().toString(), settings);
    }

    @Bean
    ReadJournal readJournal(
            CheckoutRecords records,
            Scenarios scenarios,
            RunCheckout checkouts,
            Journal journal,
            Tickets tickets,
            PlatformTransactionManager transactions,
            TicketSettings settings,
            Clock clock) {
        SettleTickets settling = new SettleTickets(
                records, scenarios, checkouts, journal, tickets, new TransactionTemplate(transactions));
        return new ReadJournal(journal, settling, settings, clock);
    }
}
