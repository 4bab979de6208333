package seckill.transaction.history;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import seckill.participant.Fact;

/** Letters that wait to be sent, or were. */
public final class OutboxFacts implements Facts {

    private final FactRows rows;

    public OutboxFacts(DataSource dataSource) {
        this.rows = new FactRows(dataSource);
    }

    @Override
    public List<Fact> of(String orderId, List<String> checkouts) {
        List<String> keys = new ArrayList<>(checkouts);
        keys.add(orderId);
        return rows.by(
                keys,
                "SELECT id, topic, created_at, attempts, published_at, IF(published_at IS NULL, 'UNSENT', 'SENT') AS state FROM outbox"
                        + " WHERE order_key IN (*) ORDER BY seq",
                (row, n) -> new Fact(
                        "order",
                        "outbox",
                        FactRows.at(row, "created_at"),
                        row.getString("id"),
                        row.getString("state"),
                        FactRows.details(row, "topic", "attempts", "published_at")));
    }
}
