package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees.Assembly;
import seckill.transaction.xa.XaSelfCheck;

/** XA on a real MySQL, which detaches a prepared branch from its connection; {@link UpstreamXaIT} has MariaDB beside it. */
@Tag("mysql")
@WithStacks
class MySqlXaIT {

    private static ShopUnderTest shop;
    private static SpecParticipant participant;

    @BeforeAll
    static void start(Stacks stacks) {
        shop = stacks.running(Assembly.MODULES);
        participant = SpecParticipant.beside(shop);
    }

    @AfterAll
    static void stop() {
        participant.close();
    }

    @Test
    void a_prepared_branch_holds_no_connection_and_another_one_commits_it() throws Exception {
        int before = participant.item(1);
        String xid = SpecParticipant.begin();
        try (var _ = SpecParticipant.in(xid, BranchType.XA)) {
            participant.locally(db -> db.update("UPDATE item SET n = n + 1 WHERE id = 1"));
        }
        assertThat(participant.prepared(xid)).hasSize(1);
        assertThat(participant.pool().getHikariPoolMXBean().getActiveConnections()).as("loans of the pool").isZero();
        assertThat(participant.item(1)).as("what others read").isEqualTo(before);
        participant.pool().getHikariPoolMXBean().softEvictConnections();

        assertThat(SpecParticipant.commit(xid)).isEqualTo(GlobalStatus.Committed);

        assertThat(participant.prepared(xid)).isEmpty();
        assertThat(participant.item(1)).isEqualTo(before + 1);
    }

    /** The control: what the self-check looks for can be switched off, and then it finds that. */
    @Test
    void where_detaching_is_switched_off_the_self_check_finds_it() throws Exception {
        new XaSelfCheck(participant.pool(), false).run();
        participant.jdbc().execute("SET GLOBAL xa_detach_on_prepare = OFF");
        try {
            participant.pool().getHikariPoolMXBean().softEvictConnections();
            assertThatThrownBy(() -> new XaSelfCheck(participant.pool(), false).run())
                    .hasMessageContaining("commit the prepared branch");
            new XaSelfCheck(participant.pool(), true).run();
        } finally {
            participant.jdbc().execute("SET GLOBAL xa_detach_on_prepare = ON");
            participant.pool().getHikariPoolMXBean().softEvictConnections();
        }
    }
}
