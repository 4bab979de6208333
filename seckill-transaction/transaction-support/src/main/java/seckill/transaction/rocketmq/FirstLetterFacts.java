package seckill.transaction.rocketmq;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import seckill.participant.Fact;
import seckill.transaction.history.FactRows;
import seckill.transaction.history.Facts;

/** Half messages of which it is known what became of their local transactions, and how often the broker has asked. */
final class FirstLetterFacts implements Facts {

    private final FactRows rows;

    FirstLetterFacts(DataSource dataSource) {
        this.rows = new FactRows(dataSource);
    }

    @Override
    public List<Fact> of(String orderId, List<String> checkouts) {
        List<String> keys = new ArrayList<>(checkouts);
        keys.add(orderId);
        return rows.by(
                keys,
                "SELECT id, outcome, decided_at, check_backs, asked_at FROM first_letter WHERE order_key IN (*) ORDER BY decided_at",
                (row, n) -> new Fact(
                        "order",
                        "half-message",
                        FactRows.at(row, "decided_at"),
                        row.getString("id"),
                        row.getString("outcome"),
                        FactRows.details(row, "check_backs", "asked_at")));
    }
}
