package seckill.live.dubbo;

import java.util.Map;
import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.live.Processes;
import seckill.participant.VitalSigns;

/** Finds through the registry how every participant is doing; see {@code RemoteParticipants} for the attributes. */
@Configuration(proxyBeanMethods = false)
public class RemoteVitals {

    /** As long as the next sample is waited for. */
    private static final int TIMEOUT_MS = 1_500;

    @Bean
    @DubboReference(group = "stock-service", providedBy = "stock-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<VitalSigns> vitalsOfStock() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(group = "order-service", providedBy = "order-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<VitalSigns> vitalsOfOrder() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(group = "payment-service", providedBy = "payment-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<VitalSigns> vitalsOfPayment() {
        return new ReferenceBean<>();
    }

    @Bean
    Processes processes(VitalSigns vitalsOfStock, VitalSigns vitalsOfOrder, VitalSigns vitalsOfPayment) {
        return new Processes(Map.of("stock", vitalsOfStock, "order", vitalsOfOrder, "payment", vitalsOfPayment));
    }
}
