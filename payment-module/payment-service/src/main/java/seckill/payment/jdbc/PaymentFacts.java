package seckill.payment.jdbc;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import seckill.participant.Fact;
import seckill.transaction.history.FactRows;
import seckill.transaction.history.Facts;

/** What an order moved: money and points, and how both stand now. */
public final class PaymentFacts implements Facts {

    private final FactRows rows;

    public PaymentFacts(DataSource dataSource) {
        this.rows = new FactRows(dataSource);
    }

    @Override
    public List<Fact> of(String orderId, List<String> checkouts) {
        List<Fact> facts = new ArrayList<>(movements("movement", "CONCAT(amount_minor, '')", checkouts));
        facts.addAll(movements("points_movement", "CONCAT(points, '')", checkouts));
        facts.addAll(payment(orderId));
        facts.addAll(points(orderId));
        return facts;
    }

    private List<Fact> movements(String table, String amount, List<String> checkouts) {
        return rows.ofCheckouts(
                checkouts,
                "id",
                "SELECT id, kind, " + amount + " AS amount, moved_at FROM " + table + " WHERE (*) ORDER BY moved_at, id",
                (row, n) -> new Fact(
                        "payment",
                        table.equals("movement") ? "movement" : "points",
                        FactRows.at(row, "moved_at"),
                        row.getString("id"),
                        row.getString("kind"),
                        FactRows.details(row, "amount")));
    }

    private List<Fact> payment(String orderId) {
        return rows.by(
                List.of(orderId),
                "SELECT order_id, amount_minor, captured_minor, refunded_minor, refunding_minor, currency,"
                        + " CASE WHEN refunded_minor > 0 THEN 'REFUNDED' WHEN captured_minor > 0 THEN 'CAPTURED' ELSE 'AUTHORIZED' END AS state"
                        + " FROM payment WHERE order_id IN (*)",
                (row, n) -> new Fact(
                        "payment",
                        "payment",
                        null,
                        row.getString("order_id"),
                        row.getString("state"),
                        FactRows.details(row, "amount_minor", "captured_minor", "refunded_minor", "refunding_minor", "currency")));
    }

    private List<Fact> points(String orderId) {
        return rows.by(
                List.of(orderId),
                "SELECT order_id, awarded_points, revoked_points, next_state, IF(revoked_points > 0, 'REVOKED', 'AWARDED') AS state"
                        + " FROM points_award WHERE order_id IN (*)",
                (row, n) -> new Fact(
                        "payment",
                        "points-award",
                        null,
                        row.getString("order_id"),
                        row.getString("state"),
                        FactRows.details(row, "awarded_points", "revoked_points", "next_state")));
    }
}
