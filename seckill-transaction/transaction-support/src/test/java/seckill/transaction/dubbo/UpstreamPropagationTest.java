package seckill.transaction.dubbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.dubbo.rpc.RpcContext;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.BranchType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.transaction.GlobalTransaction;

/**
 * Where the filters that Seata and Dubbo release have lost the transaction, or kept it too long, ours do not. The control
 * of each is a filter with that very fault.
 */
class UpstreamPropagationTest {

    private static final GlobalTransaction TRANSACTION = GlobalTransaction.of("tc:7", BranchType.AT);
    private static final String SEEN = "tc:7/AT";
    private static final String NOTHING = "/null";

    private Wire wire;

    @AfterEach
    void stop() {
        wire.close();
    }

    /** dubbo#14485, seata#7273: caller and callee share a thread, and the callee's filter clears it. */
    @Test
    void upstream_14485_7273_a_call_inside_one_jvm_leaves_the_caller_in_its_transaction() throws Exception {
        Witness witness = wired("injvm", "", "");
        try (var _ = TRANSACTION.bind()) {
            assertThat(witness.seen()).isEqualTo(SEEN);
            assertThat(RootContext.getXID()).isEqualTo(TRANSACTION.xid());
            assertThat(witness.seen()).isEqualTo(SEEN);
        }
    }

    @Test
    void upstream_14485_7273_control_a_filter_that_clears_takes_the_callers_transaction_away() throws Exception {
        Witness witness = wired("injvm", "", "-receive-global-transaction,forgetful-receive");
        try (var _ = TRANSACTION.bind()) {
            witness.seen();
            assertThat(witness.seen()).isEqualTo(NOTHING);
        }
    }

    /** seata#4524: the answer is not waited for on the calling thread. */
    @ParameterizedTest
    @ValueSource(strings = {"tri", "injvm"})
    void upstream_4524_a_call_that_is_not_waited_for_carries_its_transaction(String protocol) throws Exception {
        Witness witness = wired(protocol, "", "");
        try (var _ = TRANSACTION.bind()) {
            assertThat(later(witness).get(10, TimeUnit.SECONDS)).isEqualTo(SEEN);
            assertThat(RootContext.getXID()).isEqualTo(TRANSACTION.xid());
        }
    }

    @Test
    void upstream_4524_control_a_filter_that_looks_on_the_sending_thread_loses_it() throws Exception {
        Witness witness = wired("tri", "-send-global-transaction,late-send", "");
        try (var _ = TRANSACTION.bind()) {
            assertThat(later(witness).get(10, TimeUnit.SECONDS)).isEqualTo(NOTHING);
        }
    }

    /**
     * The other half of seata#4524: a participant that goes on working on another thread has left the transaction, and no
     * filter can mend that. So no contract of the shop answers with a future, which an architecture rule holds it to.
     */
    @Test
    void upstream_4524_control_a_participant_that_answers_from_another_thread_is_outside() throws Exception {
        Witness witness = wired("tri", "", "");
        try (var _ = TRANSACTION.bind()) {
            assertThat(witness.seenLater().get(10, TimeUnit.SECONDS)).isEqualTo(NOTHING);
        }
    }

    /** seata#1734: the participant's thread has served a transaction that failed. */
    @Test
    void upstream_1734_a_request_that_fails_leaves_no_transaction_on_its_thread() throws Exception {
        Witness witness = wired("tri", "", "");
        failing(witness);
        assertThat(witness.seen()).isEqualTo(NOTHING);
    }

    @Test
    void upstream_1734_control_a_filter_that_forgets_to_clear_after_a_failure_serves_the_next_one_in_it() throws Exception {
        Witness witness = wired("tri", "", "-receive-global-transaction,stale-receive");
        failing(witness);
        assertThat(witness.seen()).isEqualTo(SEEN);
    }

    /** seata#3844: the caller's thread has called within a transaction. */
    @Test
    void upstream_3844_a_call_after_the_transaction_does_not_carry_it() throws Exception {
        Witness witness = wired("tri", "", "");
        try (var _ = TRANSACTION.bind()) {
            assertThat(witness.seen()).isEqualTo(SEEN);
        }
        assertThat(witness.seen()).isEqualTo(NOTHING);
    }

    @Test
    void upstream_3844_control_a_filter_that_attaches_to_the_thread_sends_a_stale_transaction() throws Exception {
        Witness witness = wired("tri", "-send-global-transaction,sticky-send", "");
        try (var _ = TRANSACTION.bind()) {
            assertThat(witness.seen()).isEqualTo(SEEN);
        }
        assertThat(witness.seen()).isEqualTo(SEEN);
    }

    private Witness wired(String protocol, String consumerFilter, String providerFilter) throws Exception {
        wire = Wire.of(protocol, consumerFilter, providerFilter);
        return wire.witness();
    }

    private static CompletableFuture<String> later(Witness witness) {
        return RpcContext.getServiceContext().asyncCall(witness::seen);
    }

    private static void failing(Witness witness) {
        try (var _ = TRANSACTION.bind()) {
            assertThatIllegalStateException().isThrownBy(witness::fails);
        }
    }
}
