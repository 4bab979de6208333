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
 * Counters of the servers, read by whoever watches them, and of the shop's processes.
 *
 * @param counts    by name, since the servers began
 * @param processes by name
 */
record Costs(Map<String, Double> counts, Map<String, Counted> processes) {

    private static final String OF_THE_DATABASE = "SHOW GLOBAL STATUS WHERE Variable_name IN"
            + " ('Questions', 'Innodb_row_lock_time', 'Innodb_row_lock_waits', 'Innodb_data_fsyncs')";

    private static final Map<String, String> NAMES = Map.of(
            "QUESTIONS", "sql", "INNODB_ROW_LOCK_TIME", "rowLockWaitMs", "INNODB_ROW_LOCK_WAITS", "rowLockWaits",
            "INNODB_DATA_FSYNCS", "fsyncs");

    static Costs now(Connection root, RedissonClient redis, Map<String, Counted> processes) throws SQLException {
        Map<String, Double> counts = new TreeMap<>();
        try (Statement sql = root.createStatement();
                ResultSet rows = sql.executeQuery(OF_THE_DATABASE)) {
            while (rows.next()) {
                counts.put(NAMES.get(rows.getString(1).toUpperCase(java.util.Locale.ROOT)), rows.getDouble(2));
            }
        }
        String commands = redis.getRedisNodes(RedisNodes.SINGLE).getInstance().info(RedisNode.InfoSection.STATS).get("total_commands_processed");
        counts.put("redis", Double.valueOf(commands));
        return new Costs(counts, processes);
    }

    /**
     * What one order took. Nothing of what processes count when one of them died meanwhile: what it had counted is lost.
     *
     * @param strangers statements that were not the shop's
     */
    Map<String, Double> perOrderSince(Costs before, long orders, long strangers) {
        Map<String, Double> all = new TreeMap<>();
        counts.forEach((name, now) ->
                all.put(name, now - before.counts.getOrDefault(name, 0.0) - (name.equals("sql") ? strangers : 0)));
        if (pids().equals(before.pids())) {
            processes.forEach((process, counted) -> counted.counts().forEach((name, now) ->
                    all.merge(name, now - before.processes.get(process).counts().get(name), Double::sum)));
        }
        all.replaceAll((name, sum) -> orders == 0 ? 0.0 : Math.round(sum / orders * 100) / 100.0);
        return all;
    }

    private Map<String, Long> pids() {
        Map<String, Long> pids = new TreeMap<>();
        processes.forEach((process, counted) -> pids.put(process, counted.pid()));
        return pids;
    }
}
