package seckill.reconcile.jdbc;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.reconcile.Kind;

/** How many discrepancies are open, by kind; all that are asked for together are one query. */
public final class OpenByKind implements MeterBinder {

    /** A scrape takes less, and the next comes later. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private Map<Kind, Long> counts = Map.of();
    private Instant countedAt = Instant.EPOCH;

    public OpenByKind(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Kind kind : Kind.values()) {
            Gauge.builder("seckill.discrepancies.open", this, it -> it.of(kind))
                    .description("discrepancies that are open or being repaired")
                    .tag("kind", kind.slug())
                    .register(registry);
        }
    }

    private synchronized long of(Kind kind) {
        Instant now = clock.instant();
        if (now.isAfter(countedAt.plus(GOOD_FOR))) {
            counts = read();
            countedAt = now;
        }
        return counts.getOrDefault(kind, 0L);
    }

    private Map<Kind, Long> read() {
        Map<Kind, Long> read = new EnumMap<>(Kind.class);
        jdbc.sql("SELECT kind, COUNT(*) FROM discrepancy WHERE state IN ('OPEN', 'REPAIRING') GROUP BY kind")
                .query(row -> {
                    read.put(Kind.valueOf(row.getString(1)), row.getLong(2));
                });
        return read;
    }
}
