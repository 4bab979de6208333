package seckill.compare.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a broker does with half messages, played with a table: a stack has RocketMQ only when a mode needs it. What is wrong in the
 * controls is wrong on the sender's side, and the product's specs show the same with the real broker.
 */
record PlayedBroker(JdbcTemplate sql) {

    /** What a sender says of its local transaction. */
    enum Answer {
        COMMIT,
        ROLLBACK,
        UNKNOWN
    }

    static PlayedBroker in(JdbcTemplate sql) {
        sql.execute("CREATE TABLE half_message (id VARCHAR(64) PRIMARY KEY, answer VARCHAR(16) NOT NULL)");
        return new PlayedBroker(sql);
    }

    void keeps(String id) {
        sql.update("INSERT INTO half_message VALUES (?, 'UNKNOWN')", id);
    }

    /** The first answer that is not UNKNOWN counts. */
    void isTold(String id, Answer answer) {
        sql.update("UPDATE half_message SET answer = ? WHERE id = ? AND answer = 'UNKNOWN'", answer.name(), id);
    }

    /** About what it has heard nothing of. */
    void asks(Function<String, Answer> checkBack) {
        sql.queryForList("SELECT id FROM half_message WHERE answer = 'UNKNOWN'", String.class)
                .forEach(id -> isTold(id, checkBack.apply(id)));
    }

    void deliver(Consumer<String> consumer) {
        sql.queryForList("SELECT id FROM half_message WHERE answer = 'COMMIT'", String.class).forEach(consumer);
    }

    /** With the orders whose message was discarded. */
    List<Broken> broken(Books books) {
        List<Broken> broken = new ArrayList<>(books.broken());
        int lost = books.number("SELECT COUNT(*) FROM orders o JOIN half_message m ON m.id = o.id WHERE m.answer = 'ROLLBACK'");
        if (lost > 0) {
            broken.add(new Broken("I8", "orders in the books whose message was discarded: %d".formatted(lost)));
        }
        return broken;
    }
}
