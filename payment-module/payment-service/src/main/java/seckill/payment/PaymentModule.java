package seckill.payment;

import java.time.Clock;
import javax.sql.DataSource;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.payment.api.PaymentApi;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.MovementMapper;
import seckill.payment.mybatis.PaymentMapper;
import seckill.payment.mybatis.PointsMapper;
import seckill.transaction.CommandLog;

/**
 * The payment module as a library: {@link PaymentApi} over the tables of {@code db/payment}.
 *
 * <p>Wants from its surroundings: a {@link DataSource} with its {@link PlatformTransactionManager} and MyBatis session
 * factory, and a {@link Clock}. Exports nothing to the network.
 */
@Configuration(proxyBeanMethods = false)
@MapperScan("seckill.payment.mybatis")
public class PaymentModule {

    @Bean
    PaymentApi paymentParticipant(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            PaymentMapper payments,
            AccountMapper accounts,
            PointsMapper pointsRows,
            MovementMapper rows,
            Clock clock) {
        Movements movements = new Movements(rows, clock);
        return new PaymentParticipant(
                new CommandLog(dataSource, transactions, "payment_command", PaymentRefusal::valueOf, clock),
                new ChargeOrder(payments, accounts, movements),
                new DepositMoney(accounts, movements),
                new RefundPayment(payments, accounts, movements),
                new Points(pointsRows, clock),
                new OpenWallets(new TransactionTemplate(transactions), accounts, pointsRows, movements),
                new ReadWallet(accounts, pointsRows, rows));
    }
}
