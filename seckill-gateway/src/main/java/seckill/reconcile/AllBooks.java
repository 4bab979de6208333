package seckill.reconcile;

import java.util.List;
import java.util.stream.Stream;
import seckill.order.api.OrderBooks;
import seckill.participant.Books;
import seckill.payment.api.PaymentBooks;
import seckill.stock.api.StockBooks;

/** The books of the participants. */
public record AllBooks(StockBooks stock, OrderBooks order, PaymentBooks payment) {

    Stream<Books<?>> each() {
        return Stream.of(stock, order, payment);
    }

    /** Those of these checkouts which are not over at some participant. */
    List<String> unfinished(List<String> checkouts) {
        return each().flatMap(it -> it.unfinished(checkouts).stream()).distinct().toList();
    }
}
