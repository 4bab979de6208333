package seckill.compare.controls;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.dao.DuplicateKeyException;

/** One letter is delivered to two consumers, who both have looked before either writes. */
final class InboxWithoutKey implements Control {

    @Override
    public String name() {
        return "inbox without a key";
    }

    @Override
    public String says() {
        return "Whoever looks whether a message is known and then writes it down does it twice when it is delivered twice at once";
    }

    @Override
    public String source() {
        return "https://github.com/apache/camel/pull/2943";
    }

    @Override
    public Set<String> guards() {
        return Set.of("OUTBOX", "MQ_TX");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema schema = site.schema("inbox", Books.TABLES)) {
            schema.sql().execute("CREATE TABLE inbox (id VARCHAR(64) NOT NULL" + (isWrong ? ", KEY (id))" : ", PRIMARY KEY (id))"));
            Books books = schema.books(10);
            books.order("order", "PAID");
            Meeting both = new Meeting();
            Callable<Boolean> delivery = () -> schema.inOne(() -> {
                boolean isKnown = books.number("SELECT COUNT(*) FROM inbox WHERE id = 'letter'") == 1;
                both.meet();
                return !isKnown && writes(books) && takes(books);
            });
            AtOnce.all(List.of(delivery, delivery));
            return books.broken();
        }
    }

    private static boolean writes(Books books) {
        try {
            return books.sql().update("INSERT INTO inbox VALUES ('letter')") == 1;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    private static boolean takes(Books books) {
        books.capture("order");
        return books.deduct();
    }
}
