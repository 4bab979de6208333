package seckill.transaction.undo;

import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import seckill.transaction.micrometer.Backlog;

/** The undo rows of a participant: what the coordinator has not ended yet, committed or rolled back. */
public final class UndoMeters {

    private UndoMeters() {}

    public static MeterBinder of(DataSource dataSource) {
        return new Backlog(dataSource, "seckill.undo.rows", "undo rows of branches that have not ended", """
                SELECT COUNT(*), TIMESTAMPDIFF(MICROSECOND, MIN(log_created), NOW(6)) FROM undo_log
                 WHERE log_status = 0 AND context NOT LIKE 'branchId=%'""");
    }
}
