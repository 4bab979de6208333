package seckill.sample;

import java.util.stream.LongStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.ApplicationListener;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sixteen products and sixteen buyers: neighbours in time never want the same rows. */
@Configuration
public class Filling {

    @Bean
    @Profile("stock")
    ApplicationListener<ApplicationReadyEvent> products(JdbcTemplate jdbc) {
        return ready -> LongStream.rangeClosed(1, 16).forEach(n -> jdbc.update(
                "INSERT INTO stock_level (sku, sale_id, allocated, available, reserved, sold)"
                        + " VALUES (?, 0, 1000000, 1000000, 0, 0)", n));
    }

    @Bean
    @Profile("payment")
    ApplicationListener<ApplicationReadyEvent> accounts(JdbcTemplate jdbc) {
        return ready -> LongStream.rangeClosed(1, 16).forEach(n -> jdbc.update(
                "INSERT INTO account (buyer_id, balance_minor, currency) VALUES (?, 1000000000, 'CNY')", n));
    }
}
