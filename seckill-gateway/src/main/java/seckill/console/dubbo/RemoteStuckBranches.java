package seckill.console.dubbo;

import java.util.Map;
import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.console.StuckParticipants;
import seckill.participant.StuckBranches;

/** Finds every participant's stuck branches through the registry; see {@code RemoteParticipants} for the attributes. */
@Configuration(proxyBeanMethods = false)
public class RemoteStuckBranches {

    private static final int TIMEOUT_MS = 6_500;

    @Bean
    @DubboReference(group = "stock-service", providedBy = "stock-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<StuckBranches> stuckAtStock() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(group = "order-service", providedBy = "order-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<StuckBranches> stuckAtOrder() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(group = "payment-service", providedBy = "payment-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<StuckBranches> stuckAtPayment() {
        return new ReferenceBean<>();
    }

    @Bean
    StuckParticipants stuckParticipants(
            StuckBranches stuckAtStock, StuckBranches stuckAtOrder, StuckBranches stuckAtPayment) {
        return new StuckParticipants(
                Map.of("stock", stuckAtStock, "order", stuckAtOrder, "payment", stuckAtPayment));
    }
}
