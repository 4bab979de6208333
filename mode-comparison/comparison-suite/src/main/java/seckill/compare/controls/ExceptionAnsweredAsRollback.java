package seckill.compare.controls;

import java.util.List;
import java.util.Set;
import seckill.compare.controls.PlayedBroker.Answer;

/** An order is committed, and whoever did it does not hear of it. The broker is played, see {@link PlayedBroker}. */
final class ExceptionAnsweredAsRollback implements Control {

    @Override
    public String name() {
        return "exception answered as rollback";
    }

    @Override
    public String says() {
        return "The answer to the commit is lost, the exception is answered as ROLLBACK, and the "
                + "message of a committed order is discarded";
    }

    @Override
    public String source() {
        return "https://github.com/ChinaZer01ne/technology-integration/blob/d8cc6696adf6d4ce437073f6b7c6ae73303ebf2c/"
                + "order-service/src/main/java/com/github/order/listener/producer/OrderCreateLocalTransaction.java";
    }

    @Override
    public Set<String> guards() {
        return Set.of("MQ_TX");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema schema = site.schema("answered_as_rollback", Books.TABLES)) {
            PlayedBroker broker = PlayedBroker.in(schema.sql());
            Books books = schema.books(10);
            broker.keeps("order");
            try {
                schema.commit(() -> books.sell("order"));
                throw new IllegalStateException("committed, and the connection was lost before the answer");
            } catch (IllegalStateException unknown) {
                broker.isTold("order", isWrong ? Answer.ROLLBACK : Answer.UNKNOWN);
            }
            broker.asks(id -> books.number("SELECT COUNT(*) FROM orders WHERE id = ?", id) == 1 ? Answer.COMMIT : Answer.ROLLBACK);
            broker.deliver(id -> schema.inOne(books::deduct));
            return broker.broken(books);
        }
    }
}
