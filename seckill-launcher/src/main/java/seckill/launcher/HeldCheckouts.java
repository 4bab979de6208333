package seckill.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * While this is open no checkout begins at any gateway: each reads the row {@code checkout_hold} first, which is locked here. Those
 * that are under way go on, so the shop soon has nothing under way. Who dies with it in hand lets go: the lock is a connection's.
 */
final class HeldCheckouts implements AutoCloseable {

    /** AT forgets what it has committed a second or two later; and the gateways' own patience with a locked row is longer. */
    static final Duration AT_MOST = Duration.ofSeconds(3);

    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(20);

    private final Connection connection;
    private final long begin = System.nanoTime();

    private HeldCheckouts(Connection connection) {
        this.connection = connection;
    }

    static HeldCheckouts of(Home home, RunningStack stack) throws SQLException {
        Connection connection = DriverManager.getConnection(
                stack.jdbcUrl("gateway"), "root", Secrets.of(home).databasePassword("root"));
        try (Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("SELECT id FROM checkout_hold WHERE id = 1 FOR UPDATE");
            return new HeldCheckouts(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** False when it was not so until the time was up. */
    boolean until(BooleanSupplier nothingIsUnderWay) {
        while (!nothingIsUnderWay.getAsBoolean()) {
            if (since().compareTo(AT_MOST) >= 0) {
                return false;
            }
            LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
        }
        return true;
    }

    Duration since() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
