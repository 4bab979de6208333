package seckill.transaction.rocketmq;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.participant.DeadLetter;
import seckill.transaction.message.Letter;

/** The table of letters that were parked. */
final class DeadLetterRows {

    private static final int SHOWN_MAX = 100;
    private static final int REASON_MAX = 500;

    private static final String INSERT =
            "INSERT INTO dead_letter (id, consumer, letter_id, topic, order_key, body, attempts, reason, parked_at) VALUES ";

    private static final String COLUMNS =
            "SELECT id, consumer, letter_id, topic, order_key, body, attempts, parked_at, COALESCE(reason, '') FROM dead_letter ";

    private static final RowMapper<DeadLetter> DEAD_LETTER = (row, n) -> new DeadLetter(
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getInt(7),
            row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC),
            row.getString(9));

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    DeadLetterRows(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Notes why a letter is going to be parked. */
    void failed(String consumer, String copy, Letter letter, int attempts, String reason) {
        jdbc.update(
                INSERT + "(?, ?, ?, ?, ?, ?, ?, ?, NULL) ON DUPLICATE KEY UPDATE reason = VALUES(reason)",
                copy, consumer, letter.id(), letter.topic(), letter.orderKey(), letter.body(), attempts,
                reason.length() > REASON_MAX ? reason.substring(0, REASON_MAX) : reason);
    }

    /** Notes that a letter is parked; when it is told so again, nothing changes. */
    void parked(String consumer, String copy, Letter letter, int attempts) {
        jdbc.update(
                INSERT + "(?, ?, ?, ?, ?, ?, ?, NULL, UTC_TIMESTAMP(6))"
                        + " ON DUPLICATE KEY UPDATE parked_at = COALESCE(parked_at, VALUES(parked_at))",
                copy, consumer, letter.id(), letter.topic(), letter.orderKey(), letter.body(), attempts);
    }

    List<DeadLetter> undecided() {
        return jdbc.query(
                COLUMNS + "WHERE decision IS NULL AND parked_at IS NOT NULL ORDER BY parked_at, id LIMIT " + SHOWN_MAX, DEAD_LETTER);
    }

    /**
     * Has a decision carried out and writes it down, when there is none yet; whoever decides about the same letter waits.
     *
     * @return empty when it was done, else why not
     */
    String decide(String id, String decision, String operator, String why, Consumer<DeadLetter> carryingOut) {
        return transaction.execute(status -> {
            Optional<String> before = jdbc.queryForList(
                            "SELECT COALESCE(decision, '') FROM dead_letter WHERE id = ? AND parked_at IS NOT NULL FOR UPDATE",
                            String.class,
                            id)
                    .stream()
                    .findFirst();
            if (before.isEmpty()) {
                return "no such letter is parked";
            }
            if (!before.get().isEmpty()) {
                return "it was decided before: " + before.get();
            }
            carryingOut.accept(jdbc.queryForObject(COLUMNS + "WHERE id = ?", DEAD_LETTER, id));
            jdbc.update(
                    "UPDATE dead_letter SET decision = ?, operator = ?, why = ?, decided_at = UTC_TIMESTAMP(6) WHERE id = ?",
                    decision, operator, why, id);
            return "";
        });
    }
}
