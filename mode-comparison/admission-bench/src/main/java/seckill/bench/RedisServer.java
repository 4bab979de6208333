package seckill.bench;

import java.util.Map;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.api.redisnode.RedisSingle;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Redis of the bench: how it writes to the disk, what it has been asked, what it keeps. */
final class RedisServer {

    private static final Pattern CALLS = Pattern.compile("calls=(\\d+)");
    private static final long LOOKS_EVERY_NANOS = 10_000_000;

    private final RedissonClient redis;
    private final RedisSingle server;

    RedisServer(RedissonClient redis) {
        this.redis = redis;
        this.server = redis.getRedisNodes(RedisNodes.SINGLE);
    }

    /** When the append-only file is written to the disk: always, everysec; no: there is none. */
    void durability(String fsync) {
        boolean none = fsync.equals("no");
        set("appendonly", none ? "no" : "yes");
        if (!none) {
            set("appendfsync", fsync);
        }
        while (!info(RedisNode.InfoSection.PERSISTENCE).getOrDefault("aof_rewrite_in_progress", "0").equals("0")) {
            LockSupport.parkNanos(LOOKS_EVERY_NANOS);
        }
    }

    void set(String name, String value) {
        server.getInstance().setConfig(name, value);
    }

    String get(String name) {
        return server.getInstance().getConfig(name).get(name);
    }

    /** How often a script was called: each call is one round trip of an admission. */
    long scriptCalls() {
        Map<String, String> stats = info(RedisNode.InfoSection.COMMANDSTATS);
        return calls(stats.get("cmdstat_evalsha")) + calls(stats.get("cmdstat_eval"));
    }

    private static long calls(String stat) {
        Matcher calls = CALLS.matcher(stat == null ? "" : stat);
        return calls.find() ? Long.parseLong(calls.group(1)) : 0;
    }

    long usedBytes() {
        return Long.parseLong(info(RedisNode.InfoSection.MEMORY).get("used_memory"));
    }

    private Map<String, String> info(RedisNode.InfoSection section) {
        return server.getInstance().info(section);
    }

    long journalLength(long saleId) {
        return redis.getStream("{sale:" + saleId + "}:journal").size();
    }

    void forget(String pattern) {
        redis.getKeys().unlinkByPattern(pattern);
    }
}
