package seckill.monolith.jta;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.jta.JtaTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.checkout.CheckoutSettings;
import seckill.checkout.Mode;
import seckill.checkout.mode.JtaMode;

/** The transaction manager around the modules' databases, and the mode that carries checkouts with it. */
@Configuration(proxyBeanMethods = false)
class JtaTransactions {

    @Bean
    Narayana narayana(JtaSettings settings, CheckoutSettings checkouts) {
        return new Narayana(settings, checkouts.globalTimeout());
    }

    @Bean
    JtaTransactionManager transactions(Narayana narayana) {
        JtaTransactionManager transactions =
                new JtaTransactionManager(narayana.userTransaction(), narayana.transactionManager());
        transactions.setTransactionSynchronizationRegistry(narayana.synchronizations());
        return transactions;
    }

    /** Bounded like a global transaction: what nobody has ended by then is taken for dead, and must not commit later. */
    @Bean
    Mode jtaMode(JtaTransactionManager transactions, CheckoutSettings checkouts, Clock clock) {
        TransactionTemplate bounded = new TransactionTemplate(transactions);
        bounded.setTimeout(Math.toIntExact(checkouts.globalTimeout().toSeconds()));
        return new JtaMode(bounded, new OwedCommits(clock, checkouts.globalTimeout()));
    }
}
