package seckill.sample;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.seata.core.context.RootContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The row which the shop's participants write for each command: it belongs to the statements that are compared. */
final class Commands {

    private static final Clock CLOCK = Clock.systemUTC();

    private Commands() {}

    static void carriedOut(JdbcTemplate jdbc, String table, String id) {
        jdbc.update(
                "INSERT INTO " + table + " (id, fingerprint, refusal, xid, carried_out_at, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                id, "00000000000000000000000000000000", null, RootContext.getXID(), now(), null);
    }

    static LocalDateTime now() {
        return LocalDateTime.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
    }
}
