package seckill.transaction.history;

import java.util.List;
import javax.sql.DataSource;
import seckill.participant.Fact;

/** What became of branches in three parts. */
final class FenceFacts implements Facts {

    private final String participant;
    private final FactRows rows;

    FenceFacts(String participant, DataSource dataSource) {
        this.participant = participant;
        this.rows = new FactRows(dataSource);
    }

    /** Seata writes these times by the database's clock, in its time zone. */
    @Override
    public List<Fact> under(List<String> xids) {
        return rows.by(
                xids,
                "SELECT xid, branch_id, action_name, ELT(status, 'TRIED', 'CONFIRMED', 'CANCELLED', 'CANCELLED_FIRST') AS state,"
                        + " CONVERT_TZ(gmt_create, @@session.time_zone, '+00:00') AS tried_at,"
                        + " CONVERT_TZ(gmt_modified, @@session.time_zone, '+00:00') AS changed_at"
                        + " FROM tcc_fence_log WHERE xid IN (*) ORDER BY gmt_modified, branch_id",
                (row, n) -> new Fact(
                        participant,
                        "fence",
                        FactRows.at(row, "changed_at"),
                        row.getString("branch_id"),
                        row.getString("state"),
                        FactRows.details(row, "action_name", "tried_at", "xid")));
    }
}
