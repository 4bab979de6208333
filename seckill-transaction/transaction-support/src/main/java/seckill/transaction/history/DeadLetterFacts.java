package seckill.transaction.history;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import seckill.participant.Fact;

/** Letters that could not be taken in: their failures, and what operators decided. */
public final class DeadLetterFacts implements Facts {

    private final String owner;
    private final FactRows rows;

    public DeadLetterFacts(String owner, DataSource dataSource) {
        this.owner = owner;
        this.rows = new FactRows(dataSource);
    }

    @Override
    public List<Fact> of(String orderId, List<String> checkouts) {
        List<String> keys = new ArrayList<>(checkouts);
        keys.add(orderId);
        return rows.by(
                keys,
                "SELECT id, letter_id, topic, attempts, reason, parked_at, COALESCE(decision, 'DEAD') AS state, operator, why, decided_at"
                        + " FROM dead_letter WHERE order_key IN (*) ORDER BY parked_at",
                (row, n) -> new Fact(
                        owner,
                        "dead-letter",
                        FactRows.at(row, "parked_at"),
                        row.getString("id"),
                        row.getString("state"),
                        FactRows.details(row, "letter_id", "topic", "attempts", "reason", "operator", "why", "decided_at")));
    }
}
