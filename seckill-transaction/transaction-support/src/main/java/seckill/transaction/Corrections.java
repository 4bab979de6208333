package seckill.transaction;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.RepairRefusal;
import seckill.participant.Reply;

/**
 * Corrects what a participant has in its books, each correction once and only when it finds what was found before.
 *
 * <p>It goes the way of every command: what AT may still put back is not written, and a prepared branch's rows are waited for, and not
 * got. Such a correction fails, and may be sent again.
 */
public final class Corrections {

    /** MySQL's, which has no SQL state of its own for it (HY000); MariaDB's has that of a violated key. */
    private static final int CHECK_VIOLATED = 3819;

    private final JdbcTemplate jdbc;
    private final CommandLog commands;
    private final String table;

    /** @param table the participant's own command table, as {@link CommandLog} has it */
    public Corrections(DataSource dataSource, PlatformTransactionManager transactions, String table, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.commands = new CommandLog(dataSource, transactions, table, RepairRefusal::valueOf, clock);
        this.table = table;
    }

    /**
     * Runs the effect when the books still say what was seen.
     *
     * @param isAsSeen  reads under locks
     * @param effect    why not, or empty when it was done
     * @param takenBack checkouts whose commands count as taken back afterwards
     */
    public Reply once(
            CommandId id,
            String what,
            BooleanSupplier isAsSeen,
            Supplier<Optional<RepairRefusal>> effect,
            List<String> takenBack) {
        return commands.once(new Correction(id, what), () -> {
            if (!isAsSeen.getAsBoolean()) {
                return Reply.refused(RepairRefusal.CHANGED_SINCE);
            }
            Optional<RepairRefusal> refusal = carefully(effect);
            if (refusal.isPresent()) {
                return Reply.refused(refusal.get());
            }
            takenBack.forEach(this::takeBack);
            return Reply.done();
        });
    }

    /** The schema states what may not be, and a correction must not either. */
    private static Optional<RepairRefusal> carefully(Supplier<Optional<RepairRefusal>> effect) {
        try {
            return effect.get();
        } catch (DataIntegrityViolationException notInTheseBooks) {
            return Optional.of(RepairRefusal.NOT_POSSIBLE);
        } catch (UncategorizedSQLException e) {
            if (!(e.getRootCause() instanceof SQLException refused) || refused.getErrorCode() != CHECK_VIOLATED) {
                throw e;
            }
            return Optional.of(RepairRefusal.NOT_POSSIBLE);
        }
    }

    private void takeBack(String checkout) {
        jdbc.update(
                "UPDATE " + table + " SET phase = 'CANCEL' WHERE id > ? AND id < ? AND refusal IS NULL",
                OfCheckout.first(checkout), OfCheckout.last(checkout));
    }

    /** @param what is to be done, in words which the same id must bring again */
    private record Correction(CommandId id, String what) implements Command {}
}
