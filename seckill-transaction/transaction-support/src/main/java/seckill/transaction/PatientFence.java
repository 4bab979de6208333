package seckill.transaction;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Date;
import java.util.function.BooleanSupplier;
import org.apache.seata.common.executor.Callback;
import org.apache.seata.integration.tx.api.fence.FenceHandler;
import org.apache.seata.integration.tx.api.fence.exception.CommonFenceException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/**
 * Seata's fence, with two mends: a second phase that lost the race for a row runs again at once, and rows are cleaned up one
 * by one.
 *
 * <p>Again: Seata answers "failed, retry" and the coordinator comes back a second later, with the buyer waiting for it and
 * the other branches behind it. A cancel that finds no row while the try is about to commit its own is such a race too.
 *
 * <p>Clean-up: Seata deletes all rows of a global transaction as soon as one of them is old and final. A transaction with
 * two branches here, one of which cannot be confirmed yet, would lose the row without which it never can be.
 */
final class PatientFence implements FenceHandler {

    /** A large delete would hold many locks; the rest follows in the next round. */
    private static final int CLEAN_BATCH = 1_000;

    private final FenceHandler seata;
    private final AgainAfterConflict again;
    private final JdbcTemplate jdbc;
    private final SQLErrorCodeSQLExceptionTranslator sqlErrors;

    PatientFence(FenceHandler seata, AgainAfterConflict again, JdbcTemplate jdbc) {
        this.seata = seata;
        this.again = again;
        this.jdbc = jdbc;
        this.sqlErrors = new SQLErrorCodeSQLExceptionTranslator(jdbc.getDataSource());
    }

    @Override
    public Object prepareFence(String xid, Long branchId, String actionName, Callback<Object> tryOut) {
        return seata.prepareFence(xid, branchId, actionName, tryOut);
    }

    @Override
    public boolean commitFence(Method confirm, Object bean, String xid, Long branchId, Object[] args) {
        return patiently(() -> seata.commitFence(confirm, bean, xid, branchId, args));
    }

    @Override
    public boolean rollbackFence(
            Method cancel, Object bean, String xid, Long branchId, Object[] args, String actionName) {
        return patiently(() -> seata.rollbackFence(cancel, bean, xid, branchId, args, actionName));
    }

    private boolean patiently(BooleanSupplier phaseTwo) {
        return again.carryOut(() -> {
            try {
                return phaseTwo.getAsBoolean();
            } catch (RuntimeException e) { // wrapped by Seata, or from the commit as it is
                if (lostARace(e)) {
                    throw new ConcurrencyFailureException("phase 2 lost a race", e);
                }
                throw e;
            }
        });
    }

    private boolean lostARace(Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            boolean race = switch (it) {
                case TransientDataAccessException conflict -> true;
                case CommonFenceException fence -> meetsItsRow(fence);
                case SQLException sql -> translated(sql) instanceof TransientDataAccessException;
                default -> false;
            };
            if (race) {
                return true;
            }
        }
        return false;
    }

    /** Whether the fence says that the branch has its row already, written by another call. */
    static boolean meetsItsRow(CommonFenceException fence) {
        return fence.getErrcode().name().equals("DuplicateKeyException"); // by name: Seata has deprecated the type
    }

    private DataAccessException translated(SQLException sql) {
        return sqlErrors.translate("phase 2", null, sql);
    }

    /** Rows in a final state that are older; those which wait for their second phase stay, however old. */
    @Override
    public int deleteFenceByDate(Date before) {
        int all = 0;
        int some;
        do {
            some = jdbc.update(
                    "DELETE FROM tcc_fence_log WHERE status IN (2, 3, 4) AND gmt_modified < ? LIMIT " + CLEAN_BATCH, before);
            all += some;
        } while (some == CLEAN_BATCH);
        return all;
    }
}
