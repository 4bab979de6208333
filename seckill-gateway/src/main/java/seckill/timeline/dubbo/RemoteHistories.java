package seckill.timeline.dubbo;

import java.util.Map;
import javax.sql.DataSource;
import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seckill.participant.History;
import seckill.timeline.Histories;
import seckill.transaction.history.DeadLetterFacts;
import seckill.transaction.history.Facts;

/** Finds through the registry what every participant knows of orders; see {@code RemoteParticipants} for the attributes. */
@Configuration(proxyBeanMethods = false)
public class RemoteHistories {

    /** An operator does not wait longer for one of them. */
    private static final int TIMEOUT_MS = 2_000;

    @Bean
    @DubboReference(group = "stock-service", providedBy = "stock-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<History> historyAtStock() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(group = "order-service", providedBy = "order-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<History> historyAtOrder() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(group = "payment-service", providedBy = "payment-service", timeout = TIMEOUT_MS, retries = 0, check = false)
    ReferenceBean<History> historyAtPayment() {
        return new ReferenceBean<>();
    }

    @Bean
    Histories histories(History historyAtStock, History historyAtOrder, History historyAtPayment) {
        return new Histories(Map.of("stock", historyAtStock, "order", historyAtOrder, "payment", historyAtPayment));
    }

    /** Of letters that the gateway itself could not take in. */
    @Bean
    Facts deadEndFacts(DataSource dataSource) {
        return new DeadLetterFacts("gateway", dataSource);
    }
}
