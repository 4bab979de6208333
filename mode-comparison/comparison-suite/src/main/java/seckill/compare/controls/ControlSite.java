package seckill.compare.controls;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.redisson.api.RedissonClient;
import org.springframework.jdbc.core.JdbcTemplate;
import seckill.launcher.RunningProcess;
import seckill.launcher.RunningStack;

/** The servers of a running stack, as controls use them: schemas of their own, Redis, and a participant in global transactions. */
public final class ControlSite implements AutoCloseable {

    private static final String ROOT = "root";

    /** Whoever waits for a row that nobody will give free fails within the time that a control may take. */
    private static final String SHORT_WAITS = "SET SESSION innodb_lock_wait_timeout = 5, lock_wait_timeout = 10";

    private static final int CONNECTIONS_MAX = 8;
    private static final int CONNECTION_TIMEOUT_MS = 10_000;

    private final RunningStack running;
    private final String rootPassword;
    private final RedissonClient redis;
    private SeataParticipant participant;

    private ControlSite(RunningStack running, String rootPassword, RedissonClient redis) {
        this.running = running;
        this.rootPassword = rootPassword;
        this.redis = redis;
    }

    /**
     * @param rootPassword of the database, the secret {@code database-root-password}
     * @param redis        of this stack; it stays open when the site is closed
     */
    public static ControlSite of(RunningStack running, String rootPassword, RedissonClient redis) {
        return new ControlSite(running, rootPassword, redis);
    }

    /** An empty schema {@code control_NAME} with these tables; one of this name is dropped before. */
    Schema schema(String name, String... ddl) {
        String schema = "control_" + name;
        asRoot("DROP DATABASE IF EXISTS " + schema, "CREATE DATABASE " + schema);
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url(schema));
        pool.setUsername(ROOT);
        pool.setPassword(rootPassword);
        pool.setPoolName(schema);
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(CONNECTIONS_MAX);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        pool.setConnectionInitSql(SHORT_WAITS);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        JdbcTemplate sql = new JdbcTemplate(pool);
        Stream.of(ddl).forEach(sql::execute);
        return new Schema(pool, () -> asRoot("DROP DATABASE IF EXISTS " + schema));
    }

    /** A connection which no pool keeps, so that its process can be seen to die. */
    Connection connection(String schema) throws SQLException {
        Connection connection = DriverManager.getConnection(url("control_" + schema), ROOT, rootPassword);
        try (Statement sql = connection.createStatement()) {
            sql.execute(SHORT_WAITS);
        }
        return connection;
    }

    /** Whether the server has a client with this connection. */
    boolean isConnected(long connectionId) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(""), ROOT, rootPassword);
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("SELECT 1 FROM information_schema.processlist WHERE id = " + connectionId)) {
            return found.next();
        }
    }

    RedissonClient redis() {
        return redis;
    }

    /** A participant in global transactions; it joins when it is asked for first. */
    SeataParticipant participant() {
        if (participant == null) {
            RunningProcess tc = running.process("tc").orElseThrow(() -> new IllegalStateException("this stack has no coordinator"));
            participant = SeataParticipant.join(this, "127.0.0.1:" + tc.port());
        }
        return participant;
    }

    private void asRoot(String... statements) {
        try (Connection connection = DriverManager.getConnection(url(""), ROOT, rootPassword);
                Statement sql = connection.createStatement()) {
            sql.execute(SHORT_WAITS);
            for (String statement : statements) {
                sql.execute(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not take " + String.join("; ", statements), e);
        }
    }

    private String url(String schema) {
        return running.jdbcUrl("stock").replaceFirst("/[^/?]*\\?", "/" + schema + "?");
    }

    @Override
    public void close() {
        if (participant != null) {
            participant.close();
        }
    }
}
