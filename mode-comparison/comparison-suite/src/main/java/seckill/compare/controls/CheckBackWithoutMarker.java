package seckill.compare.controls;

import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import seckill.compare.controls.PlayedBroker.Answer;

/** The local transaction comes after the question about it. The broker is played, see {@link PlayedBroker}. */
final class CheckBackWithoutMarker implements Control {

    @Override
    public String name() {
        return "check-back without a marker";
    }

    @Override
    public String says() {
        return "The broker asks before the transaction has committed, hears ROLLBACK because "
                + "there is no record yet, and then there is one";
    }

    @Override
    public String source() {
        return "https://github.com/apache/rocketmq/issues/2694";
    }

    @Override
    public Set<String> guards() {
        return Set.of("MQ_TX", "REDIS_MSG");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema schema = site.schema("without_marker", Books.TABLES)) {
            schema.sql().execute("CREATE TABLE local_transaction (id VARCHAR(64) PRIMARY KEY, state VARCHAR(16) NOT NULL)");
            PlayedBroker broker = PlayedBroker.in(schema.sql());
            Books books = schema.books(10);
            broker.keeps("order");
            broker.asks(id -> {
                if (!isWrong) {
                    books.sql().update("INSERT IGNORE INTO local_transaction VALUES (?, 'REFUSED')", id);
                }
                boolean isCommitted =
                        books.number("SELECT COUNT(*) FROM local_transaction WHERE id = ? AND state = 'COMMITTED'", id) == 1;
                return isCommitted ? Answer.COMMIT : Answer.ROLLBACK;
            });
            commitLate(schema, books);
            broker.isTold("order", Answer.UNKNOWN); // nobody lives to tell it more
            broker.deliver(id -> schema.inOne(books::deduct));
            return broker.broken(books);
        }
    }

    private static void commitLate(Schema schema, Books books) {
        try {
            schema.commit(() -> {
                books.sql().update("INSERT INTO local_transaction VALUES ('order', 'COMMITTED')");
                books.sell("order");
            });
        } catch (DuplicateKeyException tooLate) {
            // it met the marker and is rolled back: its buyer is told no
        }
    }
}
