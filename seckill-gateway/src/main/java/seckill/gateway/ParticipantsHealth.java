package seckill.gateway;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import seckill.checkout.Participants;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;

/**
 * Ready when a real read answers in every module: through the registry, the network and the module's database.
 *
 * <p>It reads on a thread of its own. Whoever asks for the health may hang up, and is interrupted then; an interrupt that
 * meets Dubbo while it loads its extensions leaves it unable to call anybody until the process ends.
 */
@Component("participantsHealthIndicator")
class ParticipantsHealth implements HealthIndicator {

    private static final CommandId NOBODYS = new CommandId("readiness", "probe");

    /** Longer than a call may take; whoever is slower than this is not ready. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(7);

    private final Participants participants;
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("participants-health").factory());
    private Future<Health> reading;

    ParticipantsHealth(Participants participants) {
        this.participants = participants;
    }

    @Override
    public Health health() {
        try {
            return reading().get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Health.down().withDetail("participants", "slow").build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down().withDetail("participants", "nobody waited for the answer").build();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Those who ask while it reads get the same answer. */
    private synchronized Future<Health> reading() {
        if (reading == null || reading.isDone()) {
            reading = reader.submit(this::read);
        }
        return reading;
    }

    private Health read() {
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
