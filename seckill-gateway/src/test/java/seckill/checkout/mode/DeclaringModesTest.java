package seckill.checkout.mode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Settlement;
import seckill.checkout.Mode;
import seckill.checkout.ticket.Admission;

/** What each mode says of itself. */
class DeclaringModesTest extends PaperModes {

    @Test
    void a_mode_declares_what_is_stored_and_configured_under_its_name() {
        SeataTransactions seata = new SeataTransactions(new ScriptedTm(), Duration.ofSeconds(8));
        Map<String, Mode> modes = Map.of(
                "AT", new AtMode(seata),
                "XA", new XaMode(seata),
                "TCC", new TccMode(seata),
                "SAGA", new SagaMode(seata),
                "OUTBOX", outbox(true),
                "MQ_TX", mqTx(true),
                "REDIS_MSG", redis(Admission.Answer.TICKET),
                "NONE", new NoneMode(),
                "LOCAL", local(),
                "JTA", jta());
        modes.forEach((name, mode) -> assertThat(mode.guarantees().mode()).isEqualTo(name));
        assertThat(modes.values().stream()
                        .filter(it -> it.guarantees().settlement() == Settlement.DECIDED_LATER)
                        .map(it -> it.guarantees().mode()))
                .containsExactlyInAnyOrder("OUTBOX", "MQ_TX", "REDIS_MSG");
        assertThat(modes.values().stream()
                        .filter(it -> it.guarantees().assemblies().contains(Assembly.MONOLITH))
                        .map(it -> it.guarantees().mode()))
                .containsExactlyInAnyOrder("LOCAL", "NONE");
    }
}
