package seckill.compare.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.redisson.api.RQueue;
import org.redisson.client.codec.StringCodec;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two rounds of a relay; in the first one the broker is away. The letters are carried by a list in Redis. */
final class MarkedBeforeAck implements Control {

    @Override
    public String name() {
        return "marked before the ack";
    }

    @Override
    public String says() {
        return "A letter is marked as sent before the broker has said that it has it: when the broker does not, nobody sends it again";
    }

    @Override
    public String source() {
        return "https://github.com/abpframework/abp/issues/24340";
    }

    @Override
    public Set<String> guards() {
        return Set.of("OUTBOX");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        RQueue<String> letters = site.redis().getQueue("control:marked-before-ack", StringCodec.INSTANCE);
        try (Schema schema = site.schema("marked_before_ack", Books.TABLES)) {
            schema.sql().execute("CREATE TABLE outbox (id VARCHAR(64) PRIMARY KEY, is_sent BOOLEAN NOT NULL)");
            Books books = schema.books(10);
            schema.commit(() -> {
                books.sell("order");
                schema.sql().update("INSERT INTO outbox VALUES ('order', FALSE)");
            });
            round(schema.sql(), id -> false, isWrong); // the broker is away
            round(schema.sql(), letters::add, isWrong);
            List<String> read = letters.readAll();
            read.forEach(id -> schema.inOne(books::deduct));
            return broken(books, read);
        } finally {
            letters.delete();
        }
    }

    /** One round of the relay, each statement committed by itself. */
    private static void round(JdbcTemplate sql, Predicate<String> isAcknowledged, boolean isMarkedBefore) {
        for (String id : sql.queryForList("SELECT id FROM outbox WHERE NOT is_sent", String.class)) {
            if (isMarkedBefore) {
                sql.update("UPDATE outbox SET is_sent = TRUE WHERE id = ?", id);
            }
            if (isAcknowledged.test(id) && !isMarkedBefore) {
                sql.update("UPDATE outbox SET is_sent = TRUE WHERE id = ?", id);
            }
        }
    }

    private static List<Broken> broken(Books books, List<String> read) {
        List<Broken> broken = new ArrayList<>(books.broken());
        List<String> orders = books.sql().queryForList("SELECT id FROM orders", String.class);
        long lost = orders.stream().filter(id -> !read.contains(id)).count();
        if (lost > 0) {
            broken.add(new Broken("I8", "orders whose letter is marked and was never sent: %d of %d".formatted(lost, orders.size())));
        }
        return broken;
    }
}
