package seckill.payment;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import seckill.payment.dubbo.PaymentExports;
import seckill.transaction.GlobalTransactionParticipant;
import seckill.transaction.dubbo.DeadLettersExport;
import seckill.transaction.rocketmq.TravellingCheckouts;

/** The payment module as a process: its schema, its Dubbo service, and its part in Seata's global transactions. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PaymentModule.class,
    PaymentExports.class,
    GlobalTransactionParticipant.class,
    TravellingCheckouts.class,
    DeadLettersExport.class
})
public class PaymentApplication {

    public static void main(String[] args) {
        SpringApplication.run(PaymentApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
