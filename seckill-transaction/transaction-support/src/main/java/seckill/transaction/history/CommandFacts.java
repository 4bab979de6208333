package seckill.transaction.history;

import java.util.List;
import javax.sql.DataSource;
import seckill.participant.Fact;

/** The commands that a participant carried out or refused, with how far each is on its travels. */
public final class CommandFacts implements Facts {

    private final String participant;
    private final String table;
    private final FactRows rows;

    /** @param table as {@link seckill.transaction.CommandLog} has it, with the phase */
    public CommandFacts(String participant, String table, DataSource dataSource) {
        this.participant = participant;
        this.table = table;
        this.rows = new FactRows(dataSource);
    }

    @Override
    public List<Fact> of(String orderId, List<String> checkouts) {
        return rows.ofCheckouts(
                checkouts,
                "id",
                "SELECT id, CASE WHEN refusal IS NULL THEN 'DONE' WHEN refusal = 'GIVEN_UP' THEN refusal ELSE 'REFUSED' END AS state,"
                        + " refusal, xid, phase, carried_out_at FROM " + table + " WHERE (*) ORDER BY carried_out_at, id",
                (row, n) -> new Fact(
                        participant,
                        "command",
                        FactRows.at(row, "carried_out_at"),
                        row.getString("id"),
                        row.getString("state"),
                        FactRows.details(row, "refusal", "xid", "phase")));
    }
}
