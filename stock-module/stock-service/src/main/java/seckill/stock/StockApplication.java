package seckill.stock;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import seckill.stock.dubbo.StockExports;
import seckill.transaction.GlobalTransactionParticipant;
import seckill.transaction.dubbo.DeadLettersExport;
import seckill.transaction.rocketmq.TravellingCheckouts;

/** The stock module as a process: its schema, its Dubbo services, and its part in Seata's global transactions. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    StockModule.class,
    StockExports.class,
    GlobalTransactionParticipant.class,
    TravellingCheckouts.class,
    DeadLettersExport.class
})
public class StockApplication {

    public static void main(String[] args) {
        SpringApplication.run(StockApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
