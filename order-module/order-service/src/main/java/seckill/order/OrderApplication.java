package seckill.order;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import seckill.order.dubbo.OrderExports;
import seckill.transaction.GlobalTransactionParticipant;
import seckill.transaction.dubbo.DeadLettersExport;
import seckill.transaction.outbox.OutboxSender;
import seckill.transaction.rocketmq.HalfMessageSender;
import seckill.transaction.rocketmq.TravellingCheckouts;

/** The order module as a process: its schema, its Dubbo service, and its part in Seata's global transactions. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    OrderModule.class,
    OrderExports.class,
    GlobalTransactionParticipant.class,
    TravellingCheckouts.class,
    DeadLettersExport.class,
    OutboxSender.class,
    HalfMessageSender.class
})
public class OrderApplication {

    public static void main(String[] args) {
        SpringApplication.run(OrderApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
