package seckill.payment;

import java.time.Clock;
import javax.sql.DataSource;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.payment.api.PaymentApi;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.MovementMapper;
import seckill.payment.mybatis.PaymentMapper;
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
            MovementMapper rows,
            Clock clock) {
        TransactionTemplate local = local(transactions);
        Movements movements = new Movements(rows, clock);
        return new PaymentParticipant(
                new CommandLog(
                        new JdbcTemplate(dataSource), local, "payment_command", PaymentRefusal::valueOf, clock),
                new ChargeOrder(payments, accounts, movements),
                new DepositMoney(accounts, movements),
                new OpenWallets(local, accounts, movements),
                new ReadWallet(accounts, rows));
    }

    /**
     * A transaction of its own, or a savepoint within the transaction of a caller in the same JVM: there too a refused
     * command has to undo what it had begun, and nothing else.
     */
    private static TransactionTemplate local(PlatformTransactionManager transactions) {
        TransactionTemplate local = new TransactionTemplate(transactions);
        local.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        return local;
    }
}
