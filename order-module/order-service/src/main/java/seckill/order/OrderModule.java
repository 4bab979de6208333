package seckill.order;

import java.time.Clock;
import javax.sql.DataSource;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderRefusal;
import seckill.order.mybatis.OrderLineMapper;
import seckill.order.mybatis.OrderMapper;
import seckill.transaction.CommandLog;

/**
 * The order module as a library: {@link OrderApi} over the tables of {@code db/order}.
 *
 * <p>Wants from its surroundings: a {@link DataSource} with its {@link PlatformTransactionManager} and MyBatis session
 * factory, and a {@link Clock}. Exports nothing to the network.
 */
@Configuration(proxyBeanMethods = false)
@MapperScan("seckill.order.mybatis")
public class OrderModule {

    @Bean
    OrderApi orderParticipant(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            OrderMapper orders,
            OrderLineMapper lines,
            Clock clock) {
        return new OrderParticipant(
                new CommandLog(dataSource, transactions, "order_command", OrderRefusal::valueOf, clock),
                new PlaceOrder(orders, lines, clock),
                new MarkOrderPaid(orders, clock),
                new CancelOrder(orders),
                new RefundOrder(orders),
                new ReadOrders(orders, lines));
    }
}
