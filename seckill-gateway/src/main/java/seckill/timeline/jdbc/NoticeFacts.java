package seckill.timeline.jdbc;

import java.util.List;
import javax.sql.DataSource;
import seckill.participant.Fact;
import seckill.transaction.history.FactRows;
import seckill.transaction.history.Facts;

/** What shipping was to be told, and how often that was tried. */
public final class NoticeFacts implements Facts {

    private final FactRows rows;

    public NoticeFacts(DataSource dataSource) {
        this.rows = new FactRows(dataSource);
    }

    @Override
    public List<Fact> of(String orderId, List<String> checkouts) {
        return rows.by(
                List.of(orderId),
                "SELECT seq, state, tries, last_answer, noticed_at, next_try_at FROM shipping_notice WHERE order_id IN (*)",
                (row, n) -> new Fact(
                        "gateway",
                        "notice",
                        FactRows.at(row, "noticed_at"),
                        row.getString("seq"),
                        row.getString("state"),
                        FactRows.details(row, "tries", "last_answer", "next_try_at")));
    }
}
