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
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import seckill.reconcile.Run;
import seckill.reconcile.Runs;

/** Walks in the table {@code reconciliation_run}. */
public final class JdbcRuns implements Runs {

    private static final int FAILURE_MAX = 400;

    private final JdbcClient jdbc;

    public JdbcRuns(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public Optional<Run> underWay(Run.Cause cause) {
        return jdbc.sql("SELECT * FROM reconciliation_run WHERE cause = ? AND ended_at IS NULL ORDER BY id DESC LIMIT 1")
                .param(cause.name())
                .query(JdbcRuns::row)
                .optional();
    }

    @Override
    public Run begin(Run.Cause cause, Instant at) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO reconciliation_run (cause, started_at, order_id, orders, found, failure) VALUES (?, ?, '', 0, 0, '')")
                .params(cause.name(), utc(at))
                .update(key);
        return new Run(key.getKey().longValue(), cause, at, Optional.empty(), "", 0, 0, "");
    }

    @Override
    public void save(Run run) {
        jdbc.sql("UPDATE reconciliation_run SET ended_at = ?, order_id = ?, orders = ?, found = ?, failure = ? WHERE id = ?")
                .params(run.endedAt().map(JdbcRuns::utc).orElse(null), run.orderId(), run.orders(), run.found(), cut(run.failure()), run.id())
                .update();
    }

    @Override
    public Optional<Run> find(long id) {
        return jdbc.sql("SELECT * FROM reconciliation_run WHERE id = ?").param(id).query(JdbcRuns::row).optional();
    }

    @Override
    public List<Run> newest(int limit) {
        return jdbc.sql("SELECT * FROM reconciliation_run ORDER BY id DESC LIMIT ?").param(limit).query(JdbcRuns::row).list();
    }

    @Override
    public void tidy(Instant before, Instant now) {
        jdbc.sql("""
                        UPDATE reconciliation_run SET ended_at = ?, failure = 'nobody went on with it'
                        WHERE cause <> 'CONTINUOUS' AND ended_at IS NULL AND started_at < ?""")
                .params(utc(now), utc(before))
                .update();
        jdbc.sql("DELETE FROM reconciliation_run WHERE cause = 'CONTINUOUS' AND found = 0 AND ended_at < ?").param(utc(before)).update();
    }

    private static String cut(String failure) {
        return failure.substring(0, Math.min(FAILURE_MAX, failure.length()));
    }

    private static Run row(ResultSet row, int n) throws SQLException {
        LocalDateTime ended = row.getObject("ended_at", LocalDateTime.class);
        return new Run(
                row.getLong("id"),
                Run.Cause.valueOf(row.getString("cause")),
                row.getObject("started_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                Optional.ofNullable(ended).map(it -> it.toInstant(ZoneOffset.UTC)),
                row.getString("order_id"),
                row.getLong("orders"),
                row.getLong("found"),
                row.getString("failure"));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
