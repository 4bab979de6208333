package seckill.monolith;

import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.checkout.CheckoutSettings;
import seckill.checkout.JournaledModes;
import seckill.checkout.Mode;
import seckill.checkout.Participants;
import seckill.checkout.ScenarioModes;
import seckill.checkout.SingleProcessModes;
import seckill.checkout.mode.NoneMode;
import seckill.order.api.OrderApi;
import seckill.payment.api.PaymentApi;
import seckill.stock.api.StockApi;

/** Checkouts whose participants are in this process, whatever databases these have. */
@Configuration(proxyBeanMethods = false)
public class InProcessCheckouts {

    @Bean
    Participants localParticipants(StockApi stock, OrderApi order, PaymentApi payment) {
        return new Participants(stock, order, payment);
    }

    /** The negative control: the same steps, a transaction each. */
    @Bean
    Mode noneMode() {
        return new NoneMode();
    }

    /** Reads which modes were chosen as soon as it is made, so the tables must be there. */
    @Bean
    @DependsOnDatabaseInitialization
    ScenarioModes scenarioModes(JournaledModes modes, CheckoutSettings settings) {
        return new SingleProcessModes(modes, settings.defaultMode());
    }
}
