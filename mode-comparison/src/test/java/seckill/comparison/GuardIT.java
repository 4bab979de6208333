package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.checkout.Guarantees.Assembly;

/** Local transactions that are no AT branches, while an AT branch may still put its row back. */
@Tag("database")
@WithStacks
class GuardIT {

    private static final Logger log = LoggerFactory.getLogger(GuardIT.class);

    private static SpecParticipant participant;

    /** The row which the AT branch has changed, and another one. */
    private static final String HELD = "UPDATE item SET n = n + 100 WHERE id = 1";
    private static final String FREE = "UPDATE item SET n = n + 100 WHERE id = 2";

    private String at;
    private int before;

    @BeforeAll
    static void start(Stacks stacks) {
        participant = SpecParticipant.beside(stacks.running(Assembly.MODULES));
    }

    @AfterAll
    static void stop() {
        participant.close();
    }

    @BeforeEach
    void an_at_branch_has_changed_a_row() throws TransactionException {
        before = participant.item(1);
        at = SpecParticipant.begin();
        atChanges(1);
    }

    @AfterEach
    void it_is_rolled_back_and_finds_its_row_as_it_left_it() throws TransactionException {
        assertThat(SpecParticipant.rollback(at)).isEqualTo(GlobalStatus.Rollbacked);
        assertThat(participant.item(1)).isEqualTo(before);
    }

    private void atChanges(int id) {
        try (var _ = SpecParticipant.in(at, BranchType.AT)) {
            participant.locally(db -> db.update("UPDATE item SET n = n + 1 WHERE id = ?", id));
        }
    }

    @Test
    void a_plain_transaction_is_told_to_try_again() {
        assertThatThrownBy(() -> participant.locally(db -> db.update(HELD)))
                .isInstanceOf(TransientDataAccessException.class);
    }

    @Test
    void another_row_is_free() {
        int free = participant.item(2);

        participant.locally(db -> db.update(FREE));

        assertThat(participant.item(2)).isEqualTo(free + 100);
    }

    @Test
    void an_xa_branch_is_told_to_try_again() throws Exception {
        String xid = SpecParticipant.begin();
        try (var _ = SpecParticipant.in(xid, BranchType.XA)) {
            assertThatThrownBy(() -> participant.locally(db -> db.update(HELD)))
                    .isInstanceOf(TransientDataAccessException.class);
            participant.locally(db -> db.update(FREE));
        }
        assertThat(SpecParticipant.commit(xid)).isEqualTo(GlobalStatus.Committed);
        assertThat(participant.prepared(xid)).isEmpty();
    }

    /** A try of TCC, a step of a saga: the XID is bound, and no AT branch may come of it. */
    @Test
    void a_fenced_transaction_is_told_to_try_again() throws Exception {
        String xid = SpecParticipant.begin();
        try (var _ = SpecParticipant.in(xid, BranchType.TCC)) {
            assertThatThrownBy(() -> participant.locally(db -> db.update(HELD)))
                    .isInstanceOf(TransientDataAccessException.class);
            participant.locally(db -> db.update(FREE));
        }
        assertThat(new JdbcTemplate(participant.pool())
                        .queryForObject("SELECT COUNT(*) FROM undo_log WHERE xid = ?", Integer.class, xid))
                .as("undo rows of the fenced one")
                .isZero();
        SpecParticipant.rollback(xid);
    }

    @Test
    void at_that_comes_in_the_middle_of_a_transaction_is_noticed_before_its_commit() throws Exception {
        SpecParticipant.rollback(at);
        at = SpecParticipant.begin();
        int free = participant.item(2);

        assertThatThrownBy(() -> participant.locally(db -> {
                    db.queryForObject("SELECT n FROM item WHERE id = 1", Integer.class);
                    elsewhere(() -> atChanges(1));
                    db.update(HELD);
                }))
                .isInstanceOf(TransientDataAccessException.class);
        participant.locally(db -> db.update(FREE)); // the next of this thread is guarded, and may have the other row

        assertThat(participant.item(2)).isEqualTo(free + 100);
    }

    private static void elsewhere(Runnable work) {
        try {
            Thread.ofPlatform().start(work).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The control: who is not guarded blocks the rollback. */
    @Test
    void an_unguarded_writer_blocks_the_rollback() throws Exception {
        JdbcTemplate unguarded = new JdbcTemplate(participant.pool());
        unguarded.update(HELD);

        assertThat(SpecParticipant.rollback(at)).isEqualTo(GlobalStatus.RollbackRetrying);

        unguarded.update("UPDATE item SET n = n - 100 WHERE id = 1");
        await("rolled back once the row is right")
                .atMost(Duration.ofSeconds(90))
                .until(() -> participant.item(1) == before);
        at = SpecParticipant.begin();
    }

    /** Ratio of the medians of the same transaction, taken in turns; what it was stands in the log and in the decision. */
    @Test
    void the_guard_costs_two_short_reads_while_nobody_uses_at() throws Exception {
        SpecParticipant.rollback(at);
        at = SpecParticipant.begin();
        TransactionTemplate unguarded = new TransactionTemplate(new JdbcTransactionManager(participant.pool()));
        JdbcTemplate plain = new JdbcTemplate(participant.pool());
        List<Long> with = new ArrayList<>();
        List<Long> without = new ArrayList<>();
        for (int n = 0; n < 400; n++) {
            long start = System.nanoTime();
            participant.locally(db -> db.update(FREE));
            long middle = System.nanoTime();
            unguarded.executeWithoutResult(status -> plain.update(FREE));
            with.add(middle - start);
            without.add(System.nanoTime() - middle);
        }

        double ratio = (double) median(with) / median(without);

        log.info("one update, guarded {} us, unguarded {} us, ratio {}",
                median(with) / 1_000, median(without) / 1_000, "%.2f".formatted(ratio));
        assertThat(ratio).isLessThan(3);
    }

    private static long median(List<Long> values) {
        List<Long> warm = values.subList(values.size() / 4, values.size()).stream().sorted().toList();
        return warm.get(warm.size() / 2);
    }
}
