package seckill.gateway;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import seckill.checkout.ScenarioModes;

/**
 * Tells when the configuration of the modes is refused. The shop goes on selling with the last good one, so this is a word
 * in the answer about readiness and makes nobody unready: Spring ignores statuses which it does not rank.
 */
@Component("modesHealthIndicator")
class ModesHealth implements HealthIndicator {

    private static final Status REFUSED = new Status("REFUSED");

    private final ScenarioModes modes;

    ModesHealth(ScenarioModes modes) {
        this.modes = modes;
    }

    @Override
    public Health health() {
        return modes.refused()
                .map(refused -> Health.status(REFUSED).withDetail("reason", refused.reason()).build())
                .orElseGet(() -> Health.up().build());
    }
}
