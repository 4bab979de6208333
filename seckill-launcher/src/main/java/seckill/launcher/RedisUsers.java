package seckill.launcher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The users of the bundled Redis. The shop has the commands that it uses, on the keys that are its own, and none that shows, changes or
 * empties a server; the audit reads; the launcher, which sets the durability, may do everything. Nobody is let in without a name.
 *
 * <p>Source: redis.io, ACL (Redis 6.2).
 */
final class RedisUsers {

    private static final String SHOP = "shop";
    private static final String AUDIT = "audit";
    private static final String ADMIN = "admin";

    /**
     * Besides the shop's own names those that Redisson gives to what locks and permits need: it takes channels for keys, too, and asks once for
     * keys {@code test1} and {@code test2}, to see what the server is able to do.
     */
    private static final List<String> KEYS = List.of(
            "~{sale:*", "~{admission}:*", "~session:revoked:*", "~signin:*", "~payment:nonce:*", "~readiness", "~test1", "~test2",
            "~redisson_lock__channel:*", "~redisson_unlock_latch:*", "~redisson_sc:*",
            "&sale:restocked", "&redisson_lock__channel:*", "&redisson_sc:*");

    /** By what they are for; INFO, because a gate asks whether the file is being written. */
    private static final List<String> COMMANDS = List.of(
            "+ping +time +info +wait +multi +exec +discard +eval +evalsha +script|load +script|exists",
            "+exists +get +set +setex +psetex +del +pexpire +pttl +incr +decr +incrby +decrby",
            "+hset +hsetnx +hget +hmget +hmset +hgetall +hdel +hexists +hincrby +hkeys +hlen",
            "+xadd +xrange +xack +xdel +xclaim +xautoclaim +xreadgroup +xpending +xinfo +xgroup",
            "+zadd +zrem +zscore +zcard +zcount +zrange +zrangebyscore +zremrangebyscore",
            "+publish +subscribe +unsubscribe");

    private RedisUsers() {}

    static RedisUser shop(Secrets secrets) {
        return new RedisUser(SHOP, secrets.get("redis-password"));
    }

    static RedisUser audit(Secrets secrets) {
        return new RedisUser(AUDIT, secrets.get("redis-audit-password"));
    }

    static RedisUser admin(Secrets secrets) {
        return new RedisUser(ADMIN, secrets.get("redis-admin-password"));
    }

    /** The lines of the server's configuration; passwords stand there as digests only. */
    static String lines(Secrets secrets) {
        return "acl-pubsub-default resetchannels\n"
                + "user default off resetpass resetkeys resetchannels -@all\n"
                + line(shop(secrets), String.join(" ", KEYS) + " -@all " + String.join(" ", COMMANDS))
                + line(audit(secrets), "~* -@all +@read -@dangerous +ping")
                + line(admin(secrets), "~* &* +@all");
    }

    private static String line(RedisUser user, String may) {
        return "user " + user.name() + " on #" + digest(user.password()) + " " + may + "\n";
    }

    private static String digest(String password) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
