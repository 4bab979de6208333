package seckill.monolith;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.checkout.CheckoutSettings;
import seckill.checkout.Mode;
import seckill.checkout.mode.LocalMode;

/** One database, so one transaction of it carries a checkout. */
@Configuration(proxyBeanMethods = false)
class LocalTransactions {

    /** Bounded like a global transaction: what nobody has ended by then is taken for dead, and must not commit later. */
    @Bean
    Mode localMode(PlatformTransactionManager transactions, CheckoutSettings settings) {
        TransactionTemplate bounded = new TransactionTemplate(transactions);
        bounded.setTimeout(Math.toIntExact(settings.globalTimeout().toSeconds()));
        return new LocalMode(bounded);
    }
}
