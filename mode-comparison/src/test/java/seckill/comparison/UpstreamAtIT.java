package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.apache.seata.core.model.BranchStatus;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.rm.DefaultResourceManager;
import org.apache.seata.rm.datasource.DataSourceManager;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import seckill.checkout.Guarantees.Assembly;

/** Traps of AT that others have fallen into: each with what happens in the trap, and what happens here. */
@Tag("database")
@WithStacks
class UpstreamAtIT {

    private static SpecParticipant participant;

    @BeforeAll
    static void start(Stacks stacks) {
        participant = SpecParticipant.beside(stacks.running(Assembly.MODULES));
    }

    @AfterAll
    static void stop() {
        participant.close();
    }

    @Test
    void upstream_6121_7980_two_branches_on_one_row_are_rolled_back_to_what_the_first_one_found() throws Exception {
        int before = participant.item(1);
        String xid = SpecParticipant.begin();
        try (var _ = SpecParticipant.in(xid, BranchType.AT)) {
            participant.locally(db -> db.update("UPDATE item SET n = n + 1 WHERE id = 1"));
            participant.locally(db -> db.update("UPDATE item SET n = n * 2 WHERE id = 1"));
        }
        assertThat(participant.item(1)).isEqualTo((before + 1) * 2);
        assertThat(undoRows()).isEqualTo(2);

        assertThat(SpecParticipant.rollback(xid)).isEqualTo(GlobalStatus.Rollbacked);

        assertThat(participant.item(1)).isEqualTo(before);
        assertThat(undoRows()).isZero();
    }

    @Test
    void upstream_5086_a_branch_is_said_to_be_committed_when_its_undo_row_is_gone() throws Exception {
        String xid = SpecParticipant.begin();
        try (var _ = SpecParticipant.in(xid, BranchType.AT)) {
            participant.locally(db -> db.update("UPDATE item SET n = n + 1 WHERE id = 2"));
        }
        long branch = new JdbcTemplate(participant.pool())
                .queryForObject("SELECT branch_id FROM undo_log WHERE xid = ?", Long.class, xid);

        // the control: Seata's own answers first and deletes later, from a queue that a kill empties
        DataSourceManager shipped = new DataSourceManager();
        DataSourceProxy at = (DataSourceProxy) ours().getManagedResources().values().stream()
                .filter(it -> it.getResourceId().endsWith("/spec_participant"))
                .findFirst()
                .orElseThrow();
        assertThat(shipped.branchCommit(BranchType.AT, xid, branch, at.getResourceId(), null))
                .isEqualTo(BranchStatus.PhaseTwo_Committed);
        assertThat(undoRows()).as("said to be committed by Seata's own").isEqualTo(1);

        assertThat(ours().branchCommit(BranchType.AT, xid, branch, at.getResourceId(), null))
                .isEqualTo(BranchStatus.PhaseTwo_Committed);
        assertThat(undoRows()).as("said to be committed by ours").isZero();
        SpecParticipant.commit(xid);
    }

    @Test
    void upstream_489_a_local_commit_whose_answer_was_lost_is_rolled_back() throws Exception {
        int before = participant.item(1);
        String xid = SpecParticipant.begin();

        loseTheAnswer(xid);

        assertThat(participant.item(1)).as("it took effect").isEqualTo(before + 1);
        assertThat(SpecParticipant.rollback(xid)).isEqualTo(GlobalStatus.Rollbacked);
        assertThat(participant.item(1)).isEqualTo(before);
        assertThat(undoRows()).isZero();
    }

    /** The control: what Seata's own reports, upon which the coordinator never comes for the branch. */
    @Test
    void upstream_489_as_shipped_it_is_reported_as_failed_and_stays() throws Exception {
        int before = participant.item(1);
        String xid = SpecParticipant.begin();
        loseTheAnswer(xid);
        JdbcTemplate plain = new JdbcTemplate(participant.pool());
        long branch = plain.queryForObject("SELECT branch_id FROM undo_log WHERE xid = ?", Long.class, xid);

        new DataSourceManager().branchReport(BranchType.AT, xid, branch, BranchStatus.PhaseOne_Failed, null);

        assertThat(SpecParticipant.rollback(xid)).isEqualTo(GlobalStatus.Rollbacked);
        assertThat(participant.item(1)).as("not rolled back, although that was said").isEqualTo(before + 1);
        assertThat(undoRows()).isEqualTo(1);
        plain.update("UPDATE item SET n = ? WHERE id = 1", before);
        plain.update("DELETE FROM undo_log WHERE xid = ?", xid);
    }

    private static void loseTheAnswer(String xid) {
        participant.losesTheAnswerToTheNextCommit();
        try (var _ = SpecParticipant.in(xid, BranchType.AT)) {
            assertThatThrownBy(() -> participant.locally(db -> db.update("UPDATE item SET n = n + 1 WHERE id = 1")))
                    .isInstanceOf(TransactionException.class);
        }
    }

    /** The control of the dirty writes: what Seata's own says, whereupon the TC gives up for good. */
    @Test
    void upstream_2848_as_shipped_a_dirty_write_is_answered_as_never_to_be_retried() throws Exception {
        int before = participant.item(1);
        String xid = SpecParticipant.begin();
        try (var _ = SpecParticipant.in(xid, BranchType.AT)) {
            participant.locally(db -> db.update("UPDATE item SET n = n + 1 WHERE id = 1"));
        }
        JdbcTemplate plain = new JdbcTemplate(participant.pool());
        long branch = plain.queryForObject("SELECT branch_id FROM undo_log WHERE xid = ?", Long.class, xid);
        plain.update("UPDATE item SET n = 77 WHERE id = 1");
        DataSourceProxy at = (DataSourceProxy) ours().getManagedResources().values().stream()
                .filter(it -> it.getResourceId().endsWith("/spec_participant"))
                .findFirst()
                .orElseThrow();
        DataSourceManager shipped = new DataSourceManager();
        shipped.getManagedResources().put(at.getResourceId(), at);

        assertThat(shipped.branchRollback(BranchType.AT, xid, branch, at.getResourceId(), null))
                .isEqualTo(BranchStatus.PhaseTwo_RollbackFailed_Unretryable);
        assertThat(ours().branchRollback(BranchType.AT, xid, branch, at.getResourceId(), null))
                .isEqualTo(BranchStatus.PhaseTwo_RollbackFailed_Retryable);

        plain.update("UPDATE item SET n = ? WHERE id = 1", before + 1);
        SpecParticipant.rollback(xid);
        await("rolled back once the row is right")
                .atMost(Duration.ofSeconds(90))
                .until(() -> participant.item(1) == before && undoRows() == 0);
    }

    private static DataSourceManager ours() {
        return (DataSourceManager) DefaultResourceManager.get().getResourceManager(BranchType.AT);
    }

    private static int undoRows() {
        return new JdbcTemplate(participant.pool())
                .queryForObject("SELECT COUNT(*) FROM undo_log WHERE log_status = 0", Integer.class);
    }
}
