package seckill.transaction.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import seckill.participant.VitalSigns;
import seckill.participant.Vitals;
import seckill.transaction.PlainConnections;

/** Reads the meters that this process has anyway, and asks its database server who waits for rows. */
public final class ReadVitals implements VitalSigns {

    /** The gauge of connections that are held until the second phase of XA. */
    public static final String XA_HELD = "seckill.xa.held";

    /** Anybody may ask for it; the list of transactions that wait is for few. */
    private static final String LOCK_WAITS =
            "SHOW GLOBAL STATUS WHERE Variable_name = 'Innodb_row_lock_current_waits'";

    private final MeterRegistry meters;
    private final JdbcTemplate jdbc;

    public ReadVitals(MeterRegistry meters, DataSource dataSource) {
        this.meters = meters;
        this.jdbc = new JdbcTemplate(PlainConnections.of(dataSource));
    }

    @Override
    public Vitals now() {
        return new Vitals(
                (int) sum("hikaricp.connections.active"),
                (int) sum("hikaricp.connections.max"),
                (int) sum("hikaricp.connections.pending"),
                (int) sum(XA_HELD),
                jdbc.query(LOCK_WAITS, (row, n) -> row.getLong(2)).stream().findFirst().orElse(0L),
                (long) sum("seckill.outbox.unsent"),
                (long) milliseconds("seckill.outbox.oldest"));
    }

    private double milliseconds(String name) {
        return meters.find(name).timeGauges().stream().mapToDouble(it -> it.value(TimeUnit.MILLISECONDS)).filter(it -> !Double.isNaN(it)).sum();
    }

    private double sum(String name) {
        return meters.find(name).gauges().stream().mapToDouble(Gauge::value).filter(it -> !Double.isNaN(it)).sum();
    }
}
