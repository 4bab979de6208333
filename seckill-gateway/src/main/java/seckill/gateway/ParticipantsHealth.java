package seckill.gateway;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import seckill.checkout.Participants;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;

/** Ready when a real read answers in every module: through the registry, the network and the module's database. */
@Component("participantsHealthIndicator")
class ParticipantsHealth implements HealthIndicator {

    private static final CommandId NOBODYS = new CommandId("readiness", "probe");

    private final Participants participants;

    ParticipantsHealth(Participants participants) {
        this.participants = participants;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        probe(health, "stock", () -> participants.stock().trace(NOBODYS));
        probe(health, "order", () -> participants.order().trace(NOBODYS));
        probe(health, "payment", () -> participants.payment().trace(NOBODYS));
        return health.build();
    }

    private interface Probe {
        CommandTrace call();
    }

    private static void probe(Health.Builder health, String module, Probe probe) {
        try {
            probe.call();
            health.withDetail(module, "answers");
        } catch (RuntimeException e) {
            health.down().withDetail(module, e.getClass().getSimpleName());
        }
    }
}
