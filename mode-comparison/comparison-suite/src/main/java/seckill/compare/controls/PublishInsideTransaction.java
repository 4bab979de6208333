package seckill.compare.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.redisson.api.RQueue;
import org.redisson.client.codec.StringCodec;
import org.springframework.dao.NonTransientDataAccessException;

/** Two orders, of which the database refuses one after its letter was written. The letters are carried by a list in Redis. */
final class PublishInsideTransaction implements Control {

    @Override
    public String name() {
        return "publish inside the transaction";
    }

    @Override
    public String says() {
        return "A message is published before its transaction is committed, and then the database "
                + "refuses: it tells of an order that does not exist";
    }

    @Override
    public String source() {
        return "https://github.com/kbastani/event-sourcing-microservices-example/issues/28";
    }

    @Override
    public Set<String> guards() {
        return Set.of("OUTBOX");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        RQueue<String> letters = site.redis().getQueue("control:publish-inside", StringCodec.INSTANCE);
        try (Schema schema = site.schema("publish_inside", Books.TABLES)) {
            schema.sql().execute("CREATE TABLE outbox (id VARCHAR(64) PRIMARY KEY)");
            Books books = schema.books(10);
            Consumer<String> publish = isWrong ? letters::add : id -> books.sql().update("INSERT INTO outbox VALUES (?)", id);
            place(schema, books, "accepted", "PAID", publish);
            place(schema, books, "refused", null, publish);
            if (!isWrong) { // the relay sends what is committed
                letters.addAll(books.sql().queryForList("SELECT id FROM outbox", String.class));
            }
            List<String> read = letters.readAll();
            read.forEach(id -> schema.inOne(books::deduct));
            return broken(books, read);
        } finally {
            letters.delete();
        }
    }

    private static void place(Schema schema, Books books, String id, String status, Consumer<String> publish) {
        try {
            schema.commit(() -> {
                publish.accept(id);
                books.order(id, status);
                books.capture(id);
            });
        } catch (NonTransientDataAccessException refused) {
            // without a status: the buyer is told no
        }
    }

    private static List<Broken> broken(Books books, List<String> read) {
        List<Broken> broken = new ArrayList<>(books.broken());
        List<String> orders = books.sql().queryForList("SELECT id FROM orders", String.class);
        long ofNone = read.stream().filter(id -> !orders.contains(id)).count();
        if (ofNone > 0) {
            broken.add(new Broken("I9", "messages that tell of an order which was refused: %d of %d".formatted(ofNone, read.size())));
        }
        return broken;
    }
}
