package seckill.compare.controls;

import org.springframework.jdbc.core.JdbcTemplate;

/** Rows that absorb a cancel without a try, a try after its cancel, and repeats; to be asked in the transaction of the effect. */
record Fence(JdbcTemplate sql) {

    static Fence in(JdbcTemplate sql) {
        sql.execute("CREATE TABLE fence (branch VARCHAR(64) PRIMARY KEY, state VARCHAR(16) NOT NULL)");
        return new Fence(sql);
    }

    /** Whether the try may go on: it is the first, and its cancel has not come. */
    boolean letsTry(String branch) {
        return sql.update("INSERT IGNORE INTO fence VALUES (?, 'TRIED')", branch) == 1;
    }

    /** Whether there is something to cancel: it was tried, and nobody has cancelled it. */
    boolean letsCancel(String branch) {
        boolean wasNeverTried = sql.update("INSERT IGNORE INTO fence VALUES (?, 'CANCELLED')", branch) == 1;
        return !wasNeverTried && sql.update("UPDATE fence SET state = 'CANCELLED' WHERE branch = ? AND state = 'TRIED'", branch) == 1;
    }
}
