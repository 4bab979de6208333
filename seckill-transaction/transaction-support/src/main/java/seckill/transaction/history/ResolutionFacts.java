package seckill.transaction.history;

import java.util.List;
import javax.sql.DataSource;
import seckill.participant.Fact;

/** What operators decided about rollbacks that a dirty write blocked. */
final class ResolutionFacts implements Facts {

    private final String participant;
    private final FactRows rows;

    ResolutionFacts(String participant, DataSource dataSource) {
        this.participant = participant;
        this.rows = new FactRows(dataSource);
    }

    @Override
    public List<Fact> under(List<String> xids) {
        return rows.by(
                xids,
                "SELECT xid, branch_id, resolved_at, how, operator, reason, changed FROM undo_resolution WHERE xid IN (*)"
                        + " ORDER BY resolved_at",
                (row, n) -> new Fact(
                        participant,
                        "resolution",
                        FactRows.at(row, "resolved_at"),
                        row.getString("branch_id"),
                        row.getString("how"),
                        FactRows.details(row, "operator", "reason", "xid", "changed")));
    }
}
