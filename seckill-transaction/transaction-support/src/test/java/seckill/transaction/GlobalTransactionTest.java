package seckill.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.BranchType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GlobalTransactionTest {

    @AfterEach
    void unbind() {
        RootContext.unbind();
        RootContext.unbindBranchType();
    }

    @Test
    void a_binding_ends_with_its_scope() {
        try (var _ = GlobalTransaction.of("tc:1", BranchType.XA).bind()) {
            assertThat(GlobalTransaction.current()).isEqualTo(GlobalTransaction.of("tc:1", BranchType.XA));
        }
        assertThat(GlobalTransaction.current().exists()).isFalse();
        assertThat(RootContext.getXID()).isNull();
    }

    @Test
    void an_inner_binding_restores_the_outer_one() {
        try (var _ = GlobalTransaction.of("tc:1", BranchType.AT).bind()) {
            try (var _ = GlobalTransaction.none().bind()) {
                assertThat(RootContext.inGlobalTransaction()).isFalse();
            }
            assertThat(GlobalTransaction.current()).isEqualTo(GlobalTransaction.of("tc:1", BranchType.AT));
        }
    }
}
