package seckill.timeline.jdbc;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import seckill.participant.Fact;
import seckill.participant.Fact.Detail;
import seckill.transaction.history.FactRows;
import seckill.transaction.history.Facts;

/** The checkouts of an order, each with its beginning and its end, and the switches of modes that they began under. */
public final class CheckoutFacts implements Facts {

    private static final String CHECKOUTS = "SELECT id, scenario, mode, epoch, buyer_id, state, reason, begun_at, ended_at FROM checkout WHERE id IN (*)";

    private final FactRows rows;

    public CheckoutFacts(DataSource dataSource) {
        this.rows = new FactRows(dataSource);
    }

    @Override
    public List<Fact> of(String orderId, List<String> checkouts) {
        return Stream.of(begun(checkouts), ended(checkouts), switches(checkouts)).flatMap(List::stream).toList();
    }

    private List<Fact> begun(List<String> checkouts) {
        return rows.by(checkouts, CHECKOUTS, (row, n) -> new Fact(
                "gateway",
                "checkout",
                FactRows.at(row, "begun_at"),
                row.getString("id"),
                "BEGUN",
                FactRows.details(row, "scenario", "mode", "epoch", "buyer_id")));
    }

    private List<Fact> ended(List<String> checkouts) {
        return rows.by(checkouts, CHECKOUTS, (row, n) -> new Fact(
                "gateway", "checkout", FactRows.at(row, "ended_at"), row.getString("id"), row.getString("state"), FactRows.details(row, "reason")));
    }

    private List<Fact> switches(List<String> checkouts) {
        return rows.by(
                checkouts,
                "SELECT DISTINCT m.id, m.scenario, m.mode, m.operator, m.reason, m.changed_at FROM checkout c"
                        + " JOIN mode_change m ON m.id = c.epoch WHERE c.id IN (*)",
                (row, n) -> new Fact(
                        "gateway",
                        "switch",
                        FactRows.at(row, "changed_at"),
                        row.getString("scenario"),
                        row.getString("mode"),
                        Stream.concat(Stream.of(new Detail("epoch", row.getString("id"))), FactRows.details(row, "operator", "reason").stream())
                                .toList()));
    }
}
