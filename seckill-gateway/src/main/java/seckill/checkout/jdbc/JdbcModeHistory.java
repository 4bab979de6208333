package seckill.checkout.jdbc;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.checkout.ModeHistory;

/** Read from the tables of checkouts and switches. */
public final class JdbcModeHistory implements ModeHistory {

    private final JdbcClient jdbc;

    public JdbcModeHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Switch> newest(int limit) {
        return jdbc.sql("SELECT id, scenario, mode, operator, reason, changed_at FROM mode_change ORDER BY id DESC LIMIT ?")
                .param(limit)
                .query((row, n) -> new Switch(
                        row.getLong("id"),
                        row.getString("scenario"),
                        row.getString("mode"),
                        row.getString("operator"),
                        row.getString("reason"),
                        row.getObject("changed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
    }

    @Override
    public List<UnderWay> underWay() {
        return jdbc.sql("SELECT scenario, mode, COUNT(*) FROM checkout WHERE state = 'IN_FLIGHT' GROUP BY scenario, mode ORDER BY scenario, mode")
                .query((row, n) -> new UnderWay(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }
}
