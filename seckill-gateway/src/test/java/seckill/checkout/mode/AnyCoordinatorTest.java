package seckill.checkout.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.seata.common.exception.FrameworkException;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.GlobalStatus;
import org.junit.jupiter.api.Test;

/** A coordinator of several nodes, one of which is not there. */
class AnyCoordinatorTest {

    private final ScriptedTm tm = new ScriptedTm();
    private final AnyCoordinator any = new AnyCoordinator(tm, Duration.ZERO);

    @Test
    void who_cannot_be_reached_is_asked_again() throws Exception {
        tm.unreachable = 4;
        assertThat(any.begin(null, null, "buy-now", 8_000)).isEqualTo("tc:1");
        tm.unreachable = 4;
        assertThat(any.commit("tc:1")).isEqualTo(GlobalStatus.Committed);
        tm.unreachable = 4;
        assertThat(any.rollback("tc:1")).isEqualTo(GlobalStatus.Rollbacked);
        tm.unreachable = 4;
        assertThat(any.getStatus("tc:1")).isEqualTo(GlobalStatus.Finished);
        assertThat(tm.calls).containsExactly("begin 8000", "commit", "rollback");
    }

    @Test
    void not_for_ever() {
        tm.unreachable = 5;
        assertThatThrownBy(() -> any.commit("tc:1")).isInstanceOf(FrameworkException.class);
        assertThat(tm.unreachable).isZero();
    }

    /** It may have been carried out. */
    @Test
    void who_was_reached_and_does_not_answer_is_not_asked_again() {
        tm.commitFails = true;
        assertThatThrownBy(() -> any.commit("tc:1")).isInstanceOf(TransactionException.class);
        assertThat(tm.calls).containsExactly("commit");
    }
}
