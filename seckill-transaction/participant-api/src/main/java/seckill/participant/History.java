package seckill.participant;

import java.util.List;

/** What the stores of one process know of an order; asked by an operator who wants to see how it went. It changes and locks nothing. */
public interface History {

    /** More checkouts, or more facts of one kind, than these are not told. */
    int MAX = 200;

    /** @param checkouts the ids of the checkouts that placed, paid, cancelled or refunded it, as far as they are known */
    List<Fact> of(String orderId, List<String> checkouts);

    /** What was done in these global transactions. */
    List<Fact> under(List<String> xids);
}
