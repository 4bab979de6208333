package seckill.transaction.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import seckill.transaction.PlainConnections;

/**
 * Rows of a table that wait for something, as two gauges: how many there are, and since when the oldest waits. Each reading is a query;
 * processes that share the table tell the same.
 */
public final class Backlog implements MeterBinder {

    private final JdbcTemplate jdbc;
    private final String name;
    private final String what;
    private final String query;

    /** @param query for one row: how many, and since how many microseconds the oldest waits, null when there is none */
    public Backlog(DataSource dataSource, String name, String what, String query) {
        this.jdbc = new JdbcTemplate(PlainConnections.of(dataSource));
        this.name = name;
        this.what = what;
        this.query = query;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(name, this, it -> it.read((row, n) -> row.getLong(1))).description(what).register(registry);
        TimeGauge.builder(name + ".oldest", this, TimeUnit.MICROSECONDS, it -> it.read((row, n) -> row.getLong(2)))
                .description("since when the oldest of them waits: " + what)
                .register(registry);
    }

    private double read(RowMapper<Long> column) {
        return jdbc.queryForObject(query, column);
    }
}
