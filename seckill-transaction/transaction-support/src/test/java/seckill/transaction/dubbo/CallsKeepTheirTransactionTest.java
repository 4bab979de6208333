package seckill.transaction.dubbo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.BranchType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seckill.transaction.GlobalTransaction;

/** A real provider and a real consumer, over the network and inside one JVM. */
class CallsKeepTheirTransactionTest {

    private Wire wire;

    @AfterEach
    void stop() {
        wire.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tri", "injvm"})
    void two_calls_in_one_transaction_both_carry_xid_and_branch_type(String protocol) throws Exception {
        Witness witness = witness(protocol, "");
        List<String> seen = new ArrayList<>();
        try (var _ = GlobalTransaction.of("tc:7", BranchType.XA).bind()) {
            seen.add(witness.seen());
            seen.add(witness.seen());
            assertThat(RootContext.getXID()).as("the caller's own").isEqualTo("tc:7");
        }
        assertThat(seen).containsExactly("tc:7/XA", "tc:7/XA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tri", "injvm"})
    void a_call_outside_a_transaction_is_outside_at_the_participant_too(String protocol) throws Exception {
        Witness witness = witness(protocol, "");
        try (var _ = GlobalTransaction.of("tc:7", BranchType.AT).bind()) {
            witness.seen();
        }
        assertThat(witness.seen()).isEqualTo("/null");
    }

    /** The control: without the filter on the calling side the participant sees nothing, and the tests above go red. */
    @Test
    void without_the_sending_filter_the_participant_sees_no_transaction() throws Exception {
        Witness witness = witness("tri", "-send-global-transaction");
        try (var _ = GlobalTransaction.of("tc:7", BranchType.AT).bind()) {
            assertThat(witness.seen()).isEqualTo("/null");
        }
    }

    private Witness witness(String protocol, String consumerFilter) throws Exception {
        return witness(protocol, consumerFilter, "");
    }

    private Witness witness(String protocol, String consumerFilter, String providerFilter) throws Exception {
        wire = Wire.of(protocol, consumerFilter, providerFilter);
        return wire.witness();
    }
}
