package seckill.payment;

import java.time.Clock;
import javax.sql.DataSource;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.payment.api.PaymentApi;
import seckill.payment.api.PaymentBooks;
import seckill.payment.api.PaymentCommand;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.jdbc.BooksOfPayment;
import seckill.payment.jdbc.ChargesTogether;
import seckill.payment.jdbc.PaymentFacts;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.MovementMapper;
import seckill.payment.mybatis.PaymentMapper;
import seckill.payment.mybatis.PointsMapper;
import seckill.payment.saga.PaymentSaga;
import seckill.payment.tcc.PaymentTcc;
import seckill.transaction.CommandForms;
import seckill.transaction.CommandLog;
import seckill.transaction.history.CommandFacts;
import seckill.transaction.history.Facts;

/**
 * The payment module as a library: {@link PaymentApi} and {@link PaymentBooks} over the tables of {@code db/payment}.
 *
 * <p>Wants from its surroundings: a {@link DataSource} with its {@link PlatformTransactionManager} and MyBatis session
 * factory, and a {@link Clock}. Exports nothing to the network.
 */
@Configuration(proxyBeanMethods = false)
@MapperScan("seckill.payment.mybatis")
public class PaymentModule {

    @Bean
    PaymentApi paymentParticipant(
            CommandForms<PaymentCommand> paymentForms,
            PlatformTransactionManager transactions,
            AccountMapper accounts,
            PointsMapper pointsRows,
            MovementMapper rows,
            Clock clock) {
        return new PaymentParticipant(
                paymentForms,
                new OpenWallets(new TransactionTemplate(transactions), accounts, pointsRows, new Movements(rows, clock)),
                new ReadWallet(accounts, pointsRows, rows));
    }

    @Bean
    PaymentBooks booksOfPayment(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        return new BooksOfPayment(dataSource, transactions, clock);
    }

    @Bean
    CommandForms<PaymentCommand> paymentForms(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            PaymentMapper payments,
            AccountMapper accounts,
            PointsMapper pointsRows,
            MovementMapper rows,
            Clock clock) {
        Movements movements = new Movements(rows, clock);
        ChargeOrder charging = new ChargeOrder(payments, accounts, movements, new ChargesTogether(dataSource));
        DepositMoney depositing = new DepositMoney(accounts, movements);
        RefundPayment refunding = new RefundPayment(payments, accounts, movements);
        Points points = new Points(pointsRows, clock);
        PaymentAtOnce atOnce = new PaymentAtOnce(charging, depositing, refunding, points);
        PaymentTcc tcc = new PaymentTcc(
                payments, accounts, pointsRows, charging, depositing, refunding, points, movements);
        return new CommandForms<>(
                "payment",
                PaymentCommand.class,
                new CommandLog(dataSource, transactions, "payment_command", PaymentRefusal::valueOf, clock),
                atOnce::carryOut,
                tcc,
                new PaymentSaga(tcc, charging, points, payments, accounts, pointsRows, movements));
    }

    @Bean
    Facts paymentFacts(DataSource dataSource) {
        return new PaymentFacts(dataSource);
    }

    @Bean
    Facts paymentCommandFacts(DataSource dataSource) {
        return new CommandFacts("payment", "payment_command", dataSource);
    }
}
