package seckill.transaction.undo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.seata.rm.datasource.undo.SQLUndoLog;
import org.apache.seata.rm.datasource.undo.UndoLogConstants;
import org.apache.seata.rm.datasource.undo.UndoLogParserFactory;
import org.apache.seata.rm.datasource.undo.mysql.MySQLUndoLogManager;
import seckill.participant.History;

/** Reads undo rows with Seata's own parser; inherits from Seata's reader because what unpacks a row is visible there only. */
final class UndoRows extends MySQLUndoLogManager {

    private static final String COLUMNS = "SELECT branch_id, xid, context, rollback_info, log_status,"
            + " TIMESTAMPDIFF(SECOND, log_created, NOW(6)) AS age,"
            + " UTC_TIMESTAMP(6) - INTERVAL TIMESTAMPDIFF(MICROSECOND, log_created, NOW(6)) MICROSECOND AS written_at"
            + " FROM undo_log WHERE log_status = 0 AND ";

    /** An undo row, its statements in the order in which they were carried out. */
    record UndoRow(String xid, long branchId, long ageSeconds, Instant writtenAt, List<SQLUndoLog> statements) {}

    List<UndoRow> oldest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(COLUMNS + "context NOT LIKE 'branchId=%'"
                + " ORDER BY log_created, branch_id LIMIT ?")) {
            look.setInt(1, limit);
            return rows(look);
        }
    }

    /** Those of these global transactions, at most as many as are shown of anything. */
    List<UndoRow> of(Connection connection, List<String> xids) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(COLUMNS + "context NOT LIKE 'branchId=%' AND xid IN (?"
                + ", ?".repeat(xids.size() - 1) + ") ORDER BY log_created, branch_id LIMIT " + History.MAX)) {
            for (int i = 0; i < xids.size(); i++) {
                look.setString(i + 1, xids.get(i));
            }
            return rows(look);
        }
    }

    /** The branch's row, locked until the transaction ends. */
    Optional<UndoRow> locked(Connection connection, String xid, long branchId) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(COLUMNS + "xid = ? AND branch_id = ? FOR UPDATE")) {
            look.setString(1, xid);
            look.setLong(2, branchId);
            return rows(look).stream().findFirst();
        }
    }

    /** A branch of the same transaction that came later and must be rolled back first. */
    Optional<Long> laterBranch(Connection connection, String xid, long branchId) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(
                "SELECT MAX(branch_id) FROM undo_log WHERE log_status = 0 AND xid = ? AND branch_id > ?"
                        + " AND context NOT LIKE 'branchId=%'")) {
            look.setString(1, xid);
            look.setLong(2, branchId);
            try (ResultSet found = look.executeQuery()) {
                found.next();
                long later = found.getLong(1);
                return found.wasNull() ? Optional.empty() : Optional.of(later);
            }
        }
    }

    private List<UndoRow> rows(PreparedStatement look) throws SQLException {
        List<UndoRow> rows = new ArrayList<>();
        try (ResultSet found = look.executeQuery()) {
            while (found.next()) {
                Map<String, String> context = parseContext(found.getString("context"));
                List<SQLUndoLog> statements = UndoLogParserFactory.getInstance(context.get(UndoLogConstants.SERIALIZER_KEY))
                        .decode(getRollbackInfo(found))
                        .getSqlUndoLogs();
                rows.add(new UndoRow(
                        found.getString("xid"), found.getLong("branch_id"), found.getLong("age"),
                        found.getObject("written_at", LocalDateTime.class).toInstant(ZoneOffset.UTC), statements));
            }
        }
        return rows;
    }
}
