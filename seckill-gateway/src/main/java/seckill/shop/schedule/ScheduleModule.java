package seckill.shop.schedule;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs whatever is {@link Recurring}. */
@Configuration(proxyBeanMethods = false)
public class ScheduleModule {

    @Bean
    OneAtATime oneAtATime(DataSource dataSource, List<Recurring> recurring) {
        return new OneAtATime(dataSource, recurring);
    }
}
