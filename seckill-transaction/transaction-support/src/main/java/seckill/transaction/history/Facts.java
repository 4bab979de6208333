package seckill.transaction.history;

import java.util.List;
import seckill.participant.Fact;

/** What one table, or one server, says of an order. */
public interface Facts {

    /** See {@link seckill.participant.History#of}. */
    default List<Fact> of(String orderId, List<String> checkouts) {
        return List.of();
    }

    /** See {@link seckill.participant.History#under}. */
    default List<Fact> under(List<String> xids) {
        return List.of();
    }
}
