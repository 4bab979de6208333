package seckill.monolith;

import org.apache.seata.spring.boot.autoconfigure.SeataHttpAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import seckill.gateway.ShopFront;
import seckill.order.OrderModule;
import seckill.payment.PaymentModule;
import seckill.stock.StockModule;

/** The whole shop as one process over one database: the front and the three modules. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = SeataHttpAutoConfiguration.class) // needs Spring MVC
@Import({
    MonolithSchema.class,
    StockModule.class,
    OrderModule.class,
    PaymentModule.class,
    LocalTransactions.class,
    InProcessCheckouts.class,
    ShopFront.class
})
public class MonolithApplication {

    public static void main(String[] args) {
        SpringApplication.run(MonolithApplication.class, args);
    }
}
