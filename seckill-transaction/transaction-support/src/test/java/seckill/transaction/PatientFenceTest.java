package seckill.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import org.apache.seata.common.exception.FrameworkErrorCode;
import org.apache.seata.common.executor.Callback;
import org.apache.seata.integration.tx.api.fence.FenceHandler;
import org.apache.seata.integration.tx.api.fence.exception.CommonFenceException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;

class PatientFenceTest {

    private final PaperDatabase database = new PaperDatabase();
    private final ScriptedFence seata = new ScriptedFence();
    private final PatientFence fence = new PatientFence(
            seata, new AgainAfterConflict(Clock.systemUTC(), pause -> {}), new JdbcTemplate(database.dataSource()));

    @Test
    void a_try_goes_through_as_it_is() {
        assertThat(fence.prepareFence("tc:1", 7L, "tea-tcc", () -> "tried")).isEqualTo("tried");
    }

    @Test
    @SuppressWarnings("deprecation") // Seata has deprecated the type, and throws it
    void a_second_phase_that_lost_a_race_runs_again_at_once() {
        for (RuntimeException race : List.of(
                new CannotAcquireLockException("lock wait timeout"),
                new IllegalStateException("wrapped", new CannotAcquireLockException("deadlock")),
                new IllegalStateException(new SQLException("deadlock", "40001", 1213)),
                new CommonFenceException("insert", FrameworkErrorCode.valueOf("DuplicateKeyException")))) {
            seata.says(race, true);
            assertThat(fence.commitFence(null, this, "tc:1", 7L, new Object[0])).isTrue();
            seata.says(race, true);
            assertThat(fence.rollbackFence(null, this, "tc:1", 7L, new Object[0], "tea-tcc")).isTrue();
        }
    }

    @Test
    @SuppressWarnings("deprecation") // Seata has deprecated the type, and throws it
    void anything_else_is_the_coordinators_business() {
        for (RuntimeException failure : List.of(
                new IllegalStateException("broken"),
                new IllegalStateException(new SQLException("syntax", "42000", 1064)),
                new CommonFenceException("no row", FrameworkErrorCode.valueOf("RecordNotExists")))) {
            seata.says(failure, true);
            assertThatThrownBy(() -> fence.commitFence(null, this, "tc:1", 7L, new Object[0])).isSameAs(failure);
            seata.answers.clear();
        }
        seata.says(false);
        assertThat(fence.commitFence(null, this, "tc:1", 7L, new Object[0])).isFalse();
        seata.says(false);
        assertThat(fence.rollbackFence(null, this, "tc:1", 7L, new Object[0], "tea-tcc")).isFalse();
    }

    @Test
    void old_rows_go_a_thousand_at_a_time_and_those_that_wait_stay() {
        database.answers("DELETE", 1_000, 1_000, 3);
        assertThat(fence.deleteFenceByDate(new Date(0))).isEqualTo(2_003);
        assertThat(database.asked()).hasSize(3)
                .allMatch(it -> it.startsWith("DELETE FROM tcc_fence_log WHERE status IN (2, 3, 4) AND gmt_modified < ? LIMIT 1000"));
    }

    private static final class ScriptedFence implements FenceHandler {

        private final Deque<Object> answers = new ArrayDeque<>();

        void says(Object... inTurn) {
            answers.addAll(List.of(inTurn));
        }

        private boolean answer() {
            Object answer = answers.poll();
            if (answer instanceof RuntimeException failure) {
                throw failure;
            }
            return (boolean) answer;
        }

        @Override
        public Object prepareFence(String xid, Long branchId, String actionName, Callback<Object> tryOut) {
            try {
                return tryOut.execute();
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean commitFence(Method confirm, Object bean, String xid, Long branchId, Object[] arguments) {
            return answer();
        }

        @Override
        public boolean rollbackFence(Method cancel, Object bean, String xid, Long branchId, Object[] arguments, String actionName) {
            return answer();
        }

        @Override
        public int deleteFenceByDate(Date before) {
            throw new UnsupportedOperationException("Seata's way would delete too much");
        }
    }
}
