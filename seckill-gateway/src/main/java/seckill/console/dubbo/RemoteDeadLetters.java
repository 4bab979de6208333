package seckill.console.dubbo;

import java.util.Map;
import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.console.DeadLetterOwners;
import seckill.participant.DeadLetters;

/** Finds every participant's dead letters through the registry, and the gateway's own; see {@code RemoteParticipants}. */
@Configuration(proxyBeanMethods = false)
public class RemoteDeadLetters {

    private static final int TIMEOUT_MS = 6_500;

    @Bean
    @DubboReference(group = "stock-service", providedBy = "stock-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<DeadLetters> deadAtStock() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(group = "order-service", providedBy = "order-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<DeadLetters> deadAtOrder() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(group = "payment-service", providedBy = "payment-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<DeadLetters> deadAtPayment() {
        return new ReferenceBean<>();
    }

    /** @param parkedEnds those of the gateway itself */
    @Bean
    DeadLetterOwners deadLetterOwners(
            DeadLetters deadAtStock, DeadLetters deadAtOrder, DeadLetters deadAtPayment, DeadLetters parkedEnds) {
        return new DeadLetterOwners(
                Map.of("stock", deadAtStock, "order", deadAtOrder, "payment", deadAtPayment, "gateway", parkedEnds));
    }
}
