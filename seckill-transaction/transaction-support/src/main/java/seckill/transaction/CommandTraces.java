package seckill.transaction;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;

/**
 * What is committed about a command, or the global transaction in which it waits to be.
 *
 * <p>The row of an XA branch is prepared and nobody sees it. Whoever took that for "never arrived" would give up a
 * checkout that the coordinator has decided to commit, while it only needs some time.
 */
final class CommandTraces {

    /** In the place of a fingerprint and of a reason, where a command was given up before it came: no trace of it. */
    static final String GIVEN_UP = "GIVEN_UP";

    private final JdbcTemplate jdbc;
    private final String table;

    /** @param table as {@link CommandLog} has it */
    CommandTraces(JdbcTemplate jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    CommandTrace of(CommandId id) {
        List<CommandTrace> rows = jdbc.query(
                "SELECT refusal, xid FROM " + table + " WHERE id = ?",
                (row, n) -> committed(row.getString(1), row.getString(2)),
                id.value());
        return rows.isEmpty() ? uncommitted(id) : rows.getFirst();
    }

    private static CommandTrace committed(String refusal, String xid) {
        return switch (refusal) {
            case null -> new CommandTrace(CommandTrace.State.DONE, xid, "");
            case GIVEN_UP -> CommandTrace.none();
            default -> new CommandTrace(CommandTrace.State.REFUSED, xid, refusal);
        };
    }

    private CommandTrace uncommitted(CommandId id) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return CommandTrace.none(); // a caller in the same JVM: it has no other transaction to wait for
        }
        return jdbc.execute((ConnectionCallback<CommandTrace>) connection -> {
            try (Statement once = connection.createStatement();
                    PreparedStatement look = connection.prepareStatement("SELECT xid FROM " + table + " WHERE id = ?")) {
                once.execute("SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED"); // for the next statement only
                look.setString(1, id.value());
                try (ResultSet row = look.executeQuery()) {
                    return row.next() ? new CommandTrace(CommandTrace.State.NONE, row.getString(1), "") : CommandTrace.none();
                }
            }
        });
    }
}
