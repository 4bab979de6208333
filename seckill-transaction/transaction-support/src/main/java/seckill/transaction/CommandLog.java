package seckill.transaction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.seata.core.context.RootContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.Refusal;
import seckill.participant.Reply;

/**
 * Makes a participant's commands repeatable: the command's row is written first, under a unique key, in the local
 * transaction of its effect; whoever comes with the same id again gets the recorded reply.
 *
 * <p>Why a refusal takes a second transaction: what the effect had begun must vanish, the row that says "refused" must
 * not. When the process dies between the two, the command has left no trace and may be sent again.
 *
 * <p>The row lives and dies with the effect: when a global transaction is rolled back, so is the row, and the command
 * may be carried out afresh by a new attempt.
 */
public final class CommandLog {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String table;
    private final Function<String, ? extends Refusal> refusals;
    private final Clock clock;

    /**
     * @param table    the participant's own command table: id, fingerprint, refusal (null when done), xid, carried_out_at
     * @param refusals finds a refusal by its name, usually {@code valueOf} of the participant's enum
     */
    public CommandLog(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            String table,
            Function<String, ? extends Refusal> refusals,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.table = table;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Runs the effect in one local transaction, unless the command has been answered before.
     *
     * @return the effect's reply, or the one recorded for this id
     * @throws CommandIdReusedException when the id belongs to another command
     */
    public Reply once(Command command, Supplier<Reply> effect) {
        try {
            Reply reply = transaction.execute(status -> {
                insert(command, null);
                Reply result = effect.get();
                if (result instanceof Reply.Refused) {
                    status.setRollbackOnly();
                }
                return result;
            });
            if (reply instanceof Reply.Refused(Refusal refusal)) {
                transaction.executeWithoutResult(status -> insert(command, refusal.name()));
            }
            return reply;
        } catch (RepeatedCommand repeated) {
            return recorded(command);
        }
    }

    /** What is committed about this command. */
    public CommandTrace trace(CommandId id) {
        List<CommandTrace> rows = jdbc.query(
                "SELECT refusal, xid FROM " + table + " WHERE id = ?",
                (row, n) -> new CommandTrace(
                        row.getString(1) == null ? CommandTrace.State.DONE : CommandTrace.State.REFUSED, row.getString(2)),
                id.value());
        return rows.isEmpty() ? CommandTrace.none() : rows.getFirst();
    }

    private void insert(Command command, String refusal) {
        String xid = RootContext.getXID();
        try {
            jdbc.update(
                    "INSERT INTO " + table + " (id, fingerprint, refusal, xid, carried_out_at) VALUES (?, ?, ?, ?, ?)",
                    command.id().value(),
                    fingerprint(command),
                    refusal,
                    xid == null ? "" : xid,
                    LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        } catch (DuplicateKeyException e) {
            throw new RepeatedCommand(e);
        }
    }

    private Reply recorded(Command command) {
        record Row(String fingerprint, String refusal) {}
        Row row = jdbc.queryForObject(
                "SELECT fingerprint, refusal FROM " + table + " WHERE id = ?",
                (r, n) -> new Row(r.getString(1), r.getString(2)),
                command.id().value());
        if (!row.fingerprint.equals(fingerprint(command))) {
            throw new CommandIdReusedException(command.id());
        }
        return row.refusal == null ? Reply.done() : Reply.refused(refusals.apply(row.refusal));
    }

    private static String fingerprint(Command command) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(command.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static final class RepeatedCommand extends RuntimeException {
        private static final long serialVersionUID = 1;

        RepeatedCommand(DuplicateKeyException cause) {
            super(cause);
        }
    }
}
