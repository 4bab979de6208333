package seckill.infra;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.config.Config;
import seckill.launcher.Home;
import seckill.launcher.RedisUser;
import seckill.launcher.RunningStack;

/** What a stack runs on, as its servers say it themselves: a report is worth something only with the products beside it. */
public final class Products {

    private Products() {}

    public static String of(Home home, RunningStack stack) {
        Set<String> outside = new TreeSet<>(stack.external().servers());
        return database(home, stack) + ", " + redis(home, stack)
                + (outside.isEmpty() ? ", all embedded" : ", not embedded: " + String.join(", ", outside));
    }

    private static String database(Home home, RunningStack stack) {
        try (Connection connection = stack.connectForAudit(home, "gateway");
                Statement sql = connection.createStatement();
                ResultSet said = sql.executeQuery("SELECT @@version_comment, VERSION(), @@log_bin")) {
            said.next();
            String version = said.getString(2);
            return (version.contains("MariaDB") ? "" : "MySQL ") + said.getString(1) + " " + version
                    + (said.getBoolean(3) ? " with" : " without") + " a binary log";
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say what it is", e);
        }
    }

    private static String redis(Home home, RunningStack stack) {
        RedisUser admin = stack.redisAdmin(home);
        Config config = new Config();
        config.setUsername(admin.name().isEmpty() ? null : admin.name())
                .setPassword(admin.password().isEmpty() ? null : admin.password());
        config.useSingleServer()
                .setAddress("redis://" + stack.redis())
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(2)
                .setSubscriptionConnectionMinimumIdleSize(0);
        RedissonClient redis = Redisson.create(config);
        try {
            return "Redis " + redis.getRedisNodes(RedisNodes.SINGLE)
                    .getInstance()
                    .info(RedisNode.InfoSection.SERVER)
                    .get("redis_version");
        } finally {
            redis.shutdown();
        }
    }
}
