package seckill.compare;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;

/**
 * Counters of the servers, read by whoever watches them.
 *
 * @param counts by name, since the servers began
 */
record Costs(Map<String, Double> counts) {

    private static final String OF_THE_DATABASE = "SHOW GLOBAL STATUS WHERE Variable_name IN"
            + " ('Questions', 'Innodb_row_lock_time', 'Innodb_row_lock_waits', 'Innodb_data_fsyncs')";

    private static final Map<String, String> NAMES = Map.of(
            "QUESTIONS", "sql", "INNODB_ROW_LOCK_TIME", "rowLockWaitMs", "INNODB_ROW_LOCK_WAITS", "rowLockWaits",
            "INNODB_DATA_FSYNCS", "fsyncs");

    static Costs now(Connection root, RedissonClient redis) throws SQLException {
        Map<String, Double> counts = new TreeMap<>();
        try (Statement sql = root.createStatement();
                ResultSet rows = sql.executeQuery(OF_THE_DATABASE)) {
            while (rows.next()) {
                counts.put(NAMES.get(rows.getString(1).toUpperCase(java.util.Locale.ROOT)), rows.getDouble(2));
            }
        }
        String commands = redis.getRedisNodes(RedisNodes.SINGLE).getInstance().info(RedisNode.InfoSection.STATS).get("total_commands_processed");
        counts.put("redis", Double.valueOf(commands));
        return new Costs(counts);
    }

    /**
     * What one order took.
     *
     * @param strangers statements that were not the shop's
     */
    Map<String, Double> perOrderSince(Costs before, long orders, long strangers) {
        Map<String, Double> each = new TreeMap<>();
        counts.forEach((name, now) -> {
            double all = now - before.counts.getOrDefault(name, 0.0) - (name.equals("sql") ? strangers : 0);
            each.put(name, orders == 0 ? 0.0 : Math.round(all / orders * 100) / 100.0);
        });
        return each;
    }
}
