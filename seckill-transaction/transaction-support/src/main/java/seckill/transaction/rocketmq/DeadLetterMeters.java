package seckill.transaction.rocketmq;

import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import seckill.transaction.micrometer.Backlog;

/** The letters of a process that nobody could take in and nobody has decided about. */
public final class DeadLetterMeters {

    private DeadLetterMeters() {}

    public static MeterBinder of(DataSource dataSource) {
        return new Backlog(dataSource, "seckill.letters.dead", "letters that wait for an operator", """
                SELECT COUNT(*), TIMESTAMPDIFF(MICROSECOND, MIN(parked_at), UTC_TIMESTAMP(6)) FROM dead_letter
                 WHERE decision IS NULL AND parked_at IS NOT NULL""");
    }
}
