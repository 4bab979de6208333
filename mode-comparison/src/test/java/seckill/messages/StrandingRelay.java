package seckill.messages;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import seckill.transaction.message.Letter;
import seckill.transaction.message.Letters;

/** How it is often done: a letter is marked as being processed, for good, before it is sent. */
final class StrandingRelay {

    private final JdbcTemplate sql;
    private final Letters letters;

    StrandingRelay(JdbcTemplate sql, Letters letters) {
        this.sql = sql;
        this.letters = letters;
    }

    /** One round, each statement committed by itself. */
    void send() {
        List<Letter> unsent = sql.query(
                "SELECT id, topic, order_key, body FROM outbox WHERE published_at IS NULL AND claimed_by IS NULL",
                (row, n) -> new Letter(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        for (Letter letter : unsent) {
            sql.update("UPDATE outbox SET claimed_by = 'processing', claimed_until = '9999-12-31' WHERE id = ?", letter.id());
            letters.publish(letter);
            sql.update("UPDATE outbox SET published_at = UTC_TIMESTAMP(6) WHERE id = ?", letter.id());
        }
    }
}
