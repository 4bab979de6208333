package seckill.gateway;

import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.TransactionManager;
import org.apache.seata.tm.TransactionManagerHolder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready when the TC answers; asks for a transaction that nobody began, which it answers without writing anything. */
@Component("coordinatorHealthIndicator")
class CoordinatorHealth implements HealthIndicator {

    private final TransactionManager tm = TransactionManagerHolder.get();

    @Override
    public Health health() {
        try {
            return Health.up().withDetail("answer", tm.getStatus("127.0.0.1:0:0").name()).build();
        } catch (TransactionException | RuntimeException e) {
            return Health.down().withDetail("tc", e.getClass().getSimpleName()).build();
        }
    }
}
