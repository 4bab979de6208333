package seckill.checkout.mode;

import org.apache.seata.tm.TransactionManagerHolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.CheckoutSettings;
import seckill.checkout.Mode;

/** The modes of the shop in modules. */
@Configuration(proxyBeanMethods = false)
public class SeataModes {

    @Bean
    SeataTransactions seataTransactions(CheckoutSettings settings) {
        return new SeataTransactions(TransactionManagerHolder.get(), settings.globalTimeout());
    }

    @Bean
    Mode atMode(SeataTransactions seata) {
        return new AtMode(seata);
    }

    @Bean
    Mode xaMode(SeataTransactions seata) {
        return new XaMode(seata);
    }

    @Bean
    Mode tccMode(SeataTransactions seata) {
        return new TccMode(seata);
    }

    @Bean
    Mode sagaMode(SeataTransactions seata) {
        return new SagaMode(seata);
    }

    @Bean
    Mode noneMode() {
        return new NoneMode();
    }
}
