package seckill.transaction.outbox;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells {@link OutboxLag}; a module whose letters wait is well all the same, because the broker may be away. */
final class OutboxHealth implements HealthIndicator {

    private final OutboxRelay relay;

    OutboxHealth(OutboxRelay relay) {
        this.relay = relay;
    }

    @Override
    public Health health() {
        OutboxLag lag = relay.lag();
        return Health.up()
                .withDetail("unsent", lag.unsent())
                .withDetail("oldestMs", lag.oldestMs())
                .build();
    }
}
