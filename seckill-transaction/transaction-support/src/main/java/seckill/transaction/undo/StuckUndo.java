package seckill.transaction.undo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.rm.datasource.ConnectionProxy;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.apache.seata.tm.TransactionManagerHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.participant.StuckBranch;
import seckill.participant.StuckBranches;
import seckill.participant.StuckResolution;
import seckill.participant.StuckResolution.How;
import seckill.transaction.undo.UndoRows.UndoRow;

/**
 * Shows and ends rollbacks of AT branches which a dirty write blocks.
 *
 * <p>Meanwhile the TC asks for the rollback again and again and keeps the locks on the branch's rows, so nobody in a global
 * transaction touches them. A resolution puts rows back, deletes the undo row and writes the audit trail in one local
 * transaction; the TC's next request then finds nothing to do, and the transaction's earlier branches get their turn.
 * When the process dies before the commit, nothing has happened.
 */
public final class StuckUndo implements StuckBranches {

    private static final Logger log = LoggerFactory.getLogger(StuckUndo.class);

    private static final int SHOWN_MAX = 100;
    /** As long as a rollback without trouble may take on a busy machine. */
    private static final long ON_ITS_WAY_SECONDS = 10;

    private final Supplier<DataSourceProxy> source;
    private final Supplier<BlockedRollbacks> blocked;
    private final Clock clock;
    private final UndoRows undo = new UndoRows();

    /**
     * @param source  the AT proxy of the participant's pool, once it is there
     * @param blocked what the process knows of branches that wait
     */
    public StuckUndo(Supplier<DataSourceProxy> source, Supplier<BlockedRollbacks> blocked, Clock clock) {
        this.source = source;
        this.blocked = blocked;
        this.clock = clock;
    }

    @Override
    public List<StuckBranch> all() {
        DataSourceProxy at = source.get();
        try (Connection connection = at.getPlainConnection()) {
            connection.setAutoCommit(false); // the rows are read as they are together
            List<StuckBranch> stuck = new ArrayList<>();
            for (UndoRow row : undo.oldest(connection, SHOWN_MAX)) {
                GlobalStatus status = status(row.xid());
                if (isToBeRolledBack(status)) {
                    StuckBranch branch = new StuckBranch(
                            row.xid(),
                            row.branchId(),
                            row.ageSeconds(),
                            status.name(),
                            new Images(at).rows(row.statements(), connection).stream().map(ChangedRow::view).toList());
                    if (branch.isDirty()
                            || blocked.get().contains(row.xid(), row.branchId())
                            || branch.ageSeconds() > ON_ITS_WAY_SECONDS) {
                        stuck.add(branch);
                    }
                }
            }
            connection.rollback();
            return stuck;
        } catch (SQLException e) {
            throw new IllegalStateException("undo rows cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String resolve(StuckResolution resolution) {
        GlobalStatus status = status(resolution.xid());
        if (!isToBeRolledBack(status)) {
            return "the coordinator says " + status + ", so there is no rollback to help";
        }
        try (ConnectionProxy connection = source.get().getConnection()) {
            return resolve(resolution, connection);
        } catch (SQLException e) {
            return "the database refuses: " + e.getMessage();
        }
    }

    private String resolve(StuckResolution resolution, ConnectionProxy proxy) throws SQLException {
        Connection connection = proxy.getTargetConnection();
        connection.setAutoCommit(false);
        try {
            Optional<UndoRow> row = undo.locked(connection, resolution.xid(), resolution.branchId());
            if (row.isEmpty()) {
                return "there is no such branch any more";
            }
            Optional<Long> later = undo.laterBranch(connection, resolution.xid(), resolution.branchId());
            if (later.isPresent()) {
                return "branch " + later.get() + " of the same transaction came later and goes first";
            }
            Images images = new Images(source.get());
            List<ChangedRow> rows = images.rows(row.get().statements(), connection);
            if (resolution.how() == How.RETRY && rows.stream().anyMatch(ChangedRow::isDirty)) {
                return "a row is still neither as the branch found it nor as it left it";
            }
            for (ChangedRow changed : rows) {
                if (resolution.how() == How.RESTORE_IMAGE || !changed.isDirty()) {
                    images.putBack(changed, proxy);
                }
            }
            undo.deleteUndoLog(resolution.xid(), resolution.branchId(), connection);
            writeDown(resolution, rows, connection);
            connection.commit();
            blocked.get().tryAgain(resolution.xid(), resolution.branchId());
            log.warn("xid={} branch={} resolved={} operator={} reason={}",
                    resolution.xid(), resolution.branchId(), resolution.how(), resolution.operator(), resolution.reason());
            return "";
        } finally {
            connection.rollback(); // nothing after a commit
            connection.setAutoCommit(true);
        }
    }

    private void writeDown(StuckResolution resolution, List<ChangedRow> rows, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO undo_resolution"
                + " (xid, branch_id, resolved_at, how, operator, reason, changed) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, resolution.xid());
            insert.setLong(2, resolution.branchId());
            insert.setObject(3, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setString(4, resolution.how().name());
            insert.setString(5, resolution.operator());
            insert.setString(6, resolution.reason());
            insert.setString(7, rows.stream().map(ChangedRow::view).toList().toString());
            insert.executeUpdate();
        }
    }

    private static GlobalStatus status(String xid) {
        try {
            return TransactionManagerHolder.get().getStatus(xid);
        } catch (TransactionException e) {
            return GlobalStatus.UnKnown;
        }
    }

    /** Nothing is touched that may still be committed. Finished: the TC knows no such transaction, so nobody else comes. */
    private static boolean isToBeRolledBack(GlobalStatus status) {
        return switch (status) {
            case Rollbacking, RollbackRetrying, TimeoutRollbacking, TimeoutRollbackRetrying, RollbackFailed,
                    TimeoutRollbackFailed, RollbackRetryTimeout, Finished -> true;
            default -> false;
        };
    }
}
