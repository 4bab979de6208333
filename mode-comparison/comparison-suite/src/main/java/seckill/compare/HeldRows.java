package seckill.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A transaction of a stranger that has locked what a participant needs for every order, as a forgotten session would. */
final class HeldRows implements AutoCloseable {

    private static final Map<String, String> TABLES =
            Map.of("stock", "{stock}.stock_level", "order", "{orders}.orders", "payment", "{payment}.account");

    private static final HeldRows NONE = new HeldRows(null);

    private final Connection connection;

    private HeldRows(Connection connection) {
        this.connection = connection;
    }

    /** Those of a database that is away are not held. */
    static HeldRows of(CompareStack stack, String participant) {
        try {
            Connection connection = stack.root();
            connection.setAutoCommit(false);
            try (Statement sql = connection.createStatement()) {
                // what others hold at the moment is not waited for: they would wait for each other
                sql.execute(stack.tables().sql("SELECT 1 FROM " + TABLES.get(participant) + " FOR UPDATE SKIP LOCKED"));
            }
            return new HeldRows(connection);
        } catch (SQLException theDatabaseIsAway) {
            return NONE;
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close(); // and the server rolls back
            } catch (SQLException gone) {
                return;
            }
        }
    }
}
