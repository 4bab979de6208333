package seckill.order;

import java.time.Clock;
import javax.sql.DataSource;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderBooks;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderRefusal;
import seckill.order.jdbc.OrderFacts;
import seckill.order.jdbc.OrdersTogether;
import seckill.order.mybatis.DeliveryMapper;
import seckill.order.mybatis.OrderLineMapper;
import seckill.order.mybatis.OrderMapper;
import seckill.order.saga.OrderSaga;
import seckill.order.tcc.OrderTcc;
import seckill.transaction.CommandForms;
import seckill.transaction.CommandLog;
import seckill.transaction.history.CommandFacts;
import seckill.transaction.history.Facts;
import seckill.transaction.message.BeginSlip;
import seckill.transaction.message.FirstLetter;

/**
 * The order module as a library: {@link OrderApi} and {@link OrderBooks} over the tables of {@code db/order}.
 *
 * <p>Wants from its surroundings: a {@link DataSource} with its {@link PlatformTransactionManager} and MyBatis session
 * factory, and a {@link Clock}. Exports nothing to the network.
 */
@Configuration(proxyBeanMethods = false)
@MapperScan("seckill.order.mybatis")
public class OrderModule {

    @Bean
    OrderApi orderParticipant(
            CommandForms<OrderCommand> orderForms,
            ObjectProvider<FirstLetter> firstLetters,
            OrderMapper orders,
            OrderLineMapper lines,
            DeliveryMapper deliveries,
            Clock clock) {
        return new OrderParticipant(
                orderForms,
                new BeginSlip<>(orderForms, firstLetters.orderedStream().toList()),
                new ReadOrders(orders, lines, deliveries, clock));
    }

    @Bean
    OrderBooks booksOfOrders(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            OrderMapper orders,
            OrderLineMapper lines,
            DeliveryMapper deliveries,
            Clock clock) {
        return new BooksOfOrders(
                dataSource,
                transactions,
                orders,
                new ReadOrders(orders, lines, deliveries, clock),
                new PlaceOrder(orders, lines, deliveries, new OrdersTogether(dataSource), clock),
                clock);
    }

    @Bean
    CommandForms<OrderCommand> orderForms(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            OrderMapper orders,
            OrderLineMapper lines,
            DeliveryMapper deliveries,
            Clock clock) {
        OrdersTogether together = new OrdersTogether(dataSource);
        PlaceOrder placing = new PlaceOrder(orders, lines, deliveries, together, clock);
        OrderAtOnce atOnce = new OrderAtOnce(
                placing, new MarkOrderPaid(orders, clock), new CancelOrder(orders), new RefundOrder(orders));
        OrderTcc tcc = new OrderTcc(placing, orders, together, atOnce::whyNot, clock);
        return new CommandForms<>(
                "order",
                OrderCommand.class,
                new CommandLog(dataSource, transactions, "order_command", OrderRefusal::valueOf, clock),
                atOnce::carryOut,
                tcc,
                new OrderSaga(tcc));
    }

    @Bean
    Facts orderFacts(DataSource dataSource) {
        return new OrderFacts(dataSource);
    }

    @Bean
    Facts orderCommandFacts(DataSource dataSource) {
        return new CommandFacts("order", "order_command", dataSource);
    }
}
