package seckill.gateway;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import seckill.sale.hot.WarmUp;

/** Ready when the way of the first buyers is warm, or has been warmed for long enough. */
@Component("warmUpHealthIndicator")
class WarmUpHealth implements HealthIndicator {

    private final WarmUp warmUp;

    WarmUpHealth(WarmUp warmUp) {
        this.warmUp = warmUp;
    }

    @Override
    public Health health() {
        return warmUp.isOver() ? Health.up().build() : Health.outOfService().build();
    }
}
