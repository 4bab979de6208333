package seckill.reconcile.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.reconcile.Discrepancies;
import seckill.reconcile.Discrepancy;
import seckill.reconcile.Found;
import seckill.reconcile.Kind;

/** Discrepancies in the table {@code discrepancy}; each call is statements that commit by themselves. */
public final class JdbcDiscrepancies implements Discrepancies {

    private static final int TEXT_MAX = 2_000;
    private static final int ANSWER_MAX = 400;

    private final JdbcClient jdbc;

    public JdbcDiscrepancies(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void found(List<Discrepancy> discrepancies, Instant since, Instant at) {
        discrepancies.forEach(it -> jdbc.sql("""
                        INSERT INTO discrepancy
                          (id, kind, part, subject, seen, should, repairable, state, attempt, answer, first_seen, last_seen)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN', 0, '', ?, ?)
                        ON DUPLICATE KEY UPDATE
                          last_seen = VALUES(last_seen),
                          state = IF(state = 'REPAIRING' OR ended_at >= ?, state, 'OPEN'),
                          ended_at = IF(ended_at >= ?, ended_at, NULL)""")
                .params(it.id(), it.kind().name(), it.part(), it.subject(), cut(it.seen(), TEXT_MAX), cut(it.should(), TEXT_MAX),
                        it.correction().isPresent(), utc(at), utc(at), utc(since), utc(since))
                .update());
    }

    @Override
    public List<Found> open(int limit) {
        return jdbc.sql("SELECT * FROM discrepancy WHERE state IN ('OPEN', 'REPAIRING') ORDER BY first_seen, id LIMIT ?")
                .param(limit)
                .query(JdbcDiscrepancies::row)
                .list();
    }

    @Override
    public List<Found> newest(int limit) {
        return jdbc.sql("SELECT * FROM discrepancy ORDER BY last_seen DESC, id LIMIT ?")
                .param(limit)
                .query(JdbcDiscrepancies::row)
                .list();
    }

    @Override
    public Optional<Found> find(String id) {
        return jdbc.sql("SELECT * FROM discrepancy WHERE id = ?").param(id).query(JdbcDiscrepancies::row).optional();
    }

    @Override
    public Optional<Integer> begin(String id, String operator, String why, Instant at, Instant stale) {
        Optional<Integer> before = jdbc.sql("SELECT attempt FROM discrepancy WHERE id = ?").param(id).query(Integer.class).optional();
        return before.filter(attempt -> jdbc.sql("""
                                UPDATE discrepancy SET state = 'REPAIRING', attempt = attempt + 1, operator = ?, why = ?, last_seen = ?
                                WHERE id = ? AND attempt = ? AND (state = 'OPEN' OR state = 'REPAIRING' AND last_seen < ?)""")
                                .params(operator, why, utc(at), id, attempt, utc(stale))
                                .update()
                        == 1)
                .map(attempt -> attempt + 1);
    }

    @Override
    public void end(String id, int attempt, Found.State state, String answer, Instant at) {
        boolean open = state == Found.State.OPEN;
        jdbc.sql("UPDATE discrepancy SET state = ?, answer = ?, ended_at = ? WHERE id = ? AND attempt = ?")
                .params(state.name(), cut(answer, ANSWER_MAX), open ? null : utc(at), id, attempt)
                .update();
    }

    @Override
    public void gone(Found found, Instant at) {
        jdbc.sql("""
                        UPDATE discrepancy SET state = IF(state = 'OPEN', 'GONE', 'REPAIRED'), ended_at = ?
                        WHERE id = ? AND attempt = ? AND state = ?""")
                .params(utc(at), found.id(), found.attempt(), found.state().name())
                .update();
    }

    private static Found row(ResultSet row, int n) throws SQLException {
        return new Found(
                row.getString("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("part"),
                row.getString("subject"),
                row.getString("seen"),
                row.getString("should"),
                row.getBoolean("repairable"),
                Found.State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                orEmpty(row.getString("operator")),
                orEmpty(row.getString("why")),
                row.getString("answer"),
                instant(row, "first_seen"),
                instant(row, "last_seen"));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String cut(String text, int max) {
        return text.substring(0, Math.min(max, text.length()));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
