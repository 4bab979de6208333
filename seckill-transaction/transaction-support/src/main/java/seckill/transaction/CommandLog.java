package seckill.transaction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.participant.Command;
import seckill.participant.CommandFailedException;
import seckill.participant.CommandId;
import seckill.participant.CommandIdReusedException;
import seckill.participant.CommandTrace;
import seckill.participant.Phase;
import seckill.participant.Refusal;
import seckill.participant.Reply;

/**
 * Makes a participant's commands repeatable: the command's row is written first, under a unique key, in the local
 * transaction of its effect; whoever comes with the same id again gets the recorded reply.
 *
 * <p>Why a refusal takes a second transaction: what the effect had begun must vanish, the row that says "refused" must
 * not. When the process dies between the two, the command has left no trace and may be sent again. Within a global
 * transaction a refusal is not recorded: it has the whole rolled back, and its row with it.
 *
 * <p>Within a transaction of a caller in the same JVM a refused command leaves nothing: it marks that transaction, which
 * can then only be rolled back. That is what a caller does with a refusal; JTA has no savepoints to do less.
 *
 * <p>The row lives and dies with the effect: when a global transaction is rolled back, so is the row, and the command
 * may be carried out afresh by a new attempt in a new global transaction; while the old row is there, that one fails.
 */
public final class CommandLog {

    private static final Logger log = LoggerFactory.getLogger(CommandLog.class);

    private final JdbcTemplate jdbc;
    private final RowsAtOnce rows;
    private final CommandTraces traces;
    private final TransactionTemplate transaction;
    private final String table;
    private final Function<String, ? extends Refusal> refusals;
    private final Clock clock;
    private final AgainAfterConflict again;

    /**
     * @param transactions of that data source; a command takes a transaction of its own, or joins the one of a caller in
     *                     the same JVM
     * @param table    the participant's own command table: id, fingerprint, refusal (null when done), xid, carried_out_at,
     *                 body (JSON of a command in three parts, null otherwise)
     * @param refusals finds a refusal by its name, usually {@code valueOf} of the participant's enum
     */
    public CommandLog(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            String table,
            Function<String, ? extends Refusal> refusals,
            Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.rows = new RowsAtOnce(dataSource);
        this.traces = new CommandTraces(jdbc, table);
        this.transaction = new TransactionTemplate(transactions);
        this.again = new AgainAfterConflict(clock);
        this.table = table;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * Runs the effect in one local transaction, unless the command has been answered before.
     *
     * <p>Lost races for a row are run again for a while, see {@link AgainAfterConflict}.
     *
     * @return the effect's reply, or the one recorded for this id
     * @throws CommandFailedException   when the database, the coordinator or the effect fails
     * @throws CommandIdReusedException when the id belongs to another command
     */
    public Reply once(Command command, Supplier<Reply> effect) {
        return answered(command, () -> again(() -> attempt(command, effect)));
    }

    /** The reply, or what {@link #once} throws in its place. */
    Reply answered(Command command, Callable<Reply> carrying) {
        try {
            return carrying.call();
        } catch (CommandIdReusedException e) {
            throw e;
        } catch (Exception e) {
            log.warn("command={} failed", command.id(), e);
            throw new CommandFailedException(command.id(), e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    Reply again(Supplier<Reply> attempt) {
        return again.carryOut(attempt);
    }

    private Reply attempt(Command command, Supplier<Reply> effect) {
        try {
            Reply reply = transaction.execute(status -> {
                insert(command, null, null);
                Reply result = effect.get();
                if (result instanceof Reply.Refused) {
                    status.setRollbackOnly();
                }
                return result;
            });
            if (reply instanceof Reply.Refused(Refusal refusal) && !isPartOfMore()) {
                transaction.executeWithoutResult(status -> insert(command, refusal.name(), null));
            }
            return reply;
        } catch (RepeatedCommand repeated) {
            return recorded(command);
        }
    }

    /**
     * Runs the effect of several commands in one local transaction, when none of them was answered before and none is refused.
     *
     * @param effect false, or an exception, when it cannot be had for all of them
     * @return false when nothing was done; why not, the commands say one by one
     */
    boolean allOnce(List<? extends Command> commands, BooleanSupplier effect) {
        return together(commands, () -> {
            insertAll(commands);
            return effect.getAsBoolean();
        });
    }

    private boolean together(List<? extends Command> commands, BooleanSupplier work) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                boolean done = work.getAsBoolean();
                if (!done) {
                    status.setRollbackOnly();
                }
                return done;
            }));
        } catch (RuntimeException e) {
            log.debug("{} commands are not carried out together: {}", commands.size(), e.toString());
            return false;
        }
    }

    private static boolean isPartOfMore() {
        return GlobalTransaction.current().exists() || TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** As {@link CommandTraces} has it. */
    public CommandTrace trace(CommandId id) {
        return traces.of(id);
    }

    /** A row in the command's place, unless there is one: whoever comes later with the command finds it and fails. */
    CommandTrace giveUp(CommandId id) {
        try {
            transaction.executeWithoutResult(status -> insert(id, CommandTraces.GIVEN_UP, CommandTraces.GIVEN_UP, null));
            return CommandTrace.none();
        } catch (RepeatedCommand known) {
            return trace(id);
        } catch (RuntimeException e) {
            throw new CommandFailedException(id, "not given up: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** Writes the row of a command whose second phase is to find it again, in the transaction at hand. */
    void begin(Command command, String body) {
        insert(command, null, body);
    }

    /** The command's body, when it was begun in that global transaction. */
    Optional<String> bodyOf(String id, String xid) {
        return jdbc
                .queryForList("SELECT body FROM " + table + " WHERE id = ? AND xid = ?", String.class, id, xid)
                .stream()
                .findFirst();
    }

    /** Takes the row away with the effect that is being undone, in the transaction at hand. */
    void forget(Command command) {
        jdbc.update("DELETE FROM " + table + " WHERE id = ?", command.id().value());
    }

    /**
     * Moves a command that is done into the next phase, with its effect and once; a repeat changes nothing.
     *
     * @throws CommandFailedException also when it was never done, was refused, or has gone the other way
     */
    Reply move(Command command, Phase to, Runnable effect) {
        return answered(command, () -> again(() -> {
            transaction.executeWithoutResult(status -> {
                if (moved(command, to)) {
                    effect.run();
                }
            });
            return Reply.done();
        }));
    }

    /**
     * Moves several commands into the next phase with their effects, in one local transaction, when all of them can be moved now.
     *
     * @return false when nothing was done, because one was moved before or cannot be
     */
    boolean moveAll(List<? extends Command> commands, Phase to, Runnable effect) {
        return together(commands, () -> {
            int moved = rows.update(
                    "UPDATE " + table + " SET phase = ? WHERE id IN (*) AND refusal IS NULL AND " + movableTo(to),
                    List.of(to.name()), commands.stream().map(it -> it.id().value()).toList(), List.of());
            if (moved != commands.size()) {
                return false;
            }
            effect.run();
            return true;
        });
    }

    private static String movableTo(Phase to) {
        return to == Phase.CONFIRM ? "(phase IS NULL OR phase = 'DECIDE')" : "phase IS NULL";
    }

    /** Writes the phase first: whoever comes at the same time waits for the row, and finds that it is written. */
    boolean moved(Command command, Phase to) {
        int rows = jdbc.update(
                "UPDATE " + table + " SET phase = ? WHERE id = ? AND refusal IS NULL AND " + movableTo(to),
                to.name(), command.id().value());
        if (rows == 1) {
            return true;
        }
        String is = jdbc
                .queryForList("SELECT COALESCE(phase, 'refused') FROM " + table + " WHERE id = ?", String.class, command.id().value())
                .stream()
                .findFirst()
                .orElse("not done");
        if (is.equals(to.name()) || to == Phase.DECIDE && is.equals(Phase.CONFIRM.name())) {
            return false;
        }
        throw new IllegalStateException("no " + to + " for what is " + is);
    }

    private void insert(Command command, String refusal, String body) {
        insert(command.id(), fingerprint(command), refusal, body);
    }

    private void insert(CommandId id, String fingerprint, String refusal, String body) {
        try {
            rows.insert(table + " (id, fingerprint, refusal, xid, carried_out_at, body)", List.<Object[]>of(new Object[] {
                id.value(), fingerprint, refusal, GlobalTransaction.current().xid(), now(), body
            }));
        } catch (DuplicateKeyException e) {
            throw new RepeatedCommand(e);
        }
    }

    /** In the order of their ids, so that two who bring the same commands wait for one another. */
    private void insertAll(List<? extends Command> commands) {
        LocalDateTime now = now();
        String xid = GlobalTransaction.current().xid();
        rows.insert(table + " (id, fingerprint, xid, carried_out_at)", commands.stream()
                .sorted(Comparator.comparing(it -> it.id().value()))
                .map(it -> new Object[] {it.id().value(), fingerprint(it), xid, now})
                .toList());
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What a repeat is answered, or why it must fail. */
    Reply recorded(Command command) {
        record Row(String fingerprint, String refusal, String xid) {}
        Row row = jdbc.queryForObject(
                "SELECT fingerprint, refusal, xid FROM " + table + " WHERE id = ?",
                (r, n) -> new Row(r.getString(1), r.getString(2), r.getString(3)),
                command.id().value());
        if (row.fingerprint.equals(CommandTraces.GIVEN_UP)) {
            throw new IllegalStateException("it was given up, and its checkout with it");
        }
        if (!row.fingerprint.equals(fingerprint(command))) {
            throw new CommandIdReusedException(command.id());
        }
        if (!row.xid.equals(GlobalTransaction.current().xid())) {
            // an earlier attempt's transaction is being rolled back: its row will go, and what it says with it
            throw new IllegalStateException("it belongs to another global transaction, " + row.xid);
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

    static final class RepeatedCommand extends RuntimeException {
        private static final long serialVersionUID = 1;

        RepeatedCommand(DuplicateKeyException cause) {
            super(cause);
        }
    }
}
