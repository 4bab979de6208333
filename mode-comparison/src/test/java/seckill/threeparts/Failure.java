package seckill.threeparts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import seckill.launcher.audit.TestDatabase;

/** While it is open, every statement that changes one of its tables fails in the database, after it has changed it. */
final class Failure implements AutoCloseable {

    /** Besides the fence's own row, which comes first. */
    static final String[] WHAT_A_SECOND_PHASE_WRITES_LAST = {
        "reservation", "orders", "payment", "movement", "points_movement", "points_award"
    };

    private final TestDatabase database;
    private final List<String> tables;

    private Failure(TestDatabase database, List<String> tables) {
        this.database = database;
        this.tables = tables;
    }

    static Failure of(TestDatabase database, String... tables) {
        Failure failure = new Failure(database, List.of(tables));
        failure.tables.forEach(table -> events().forEach(event -> failure.execute(
                "CREATE TRIGGER fail_" + event + "_" + table + " AFTER " + event + " ON " + table
                        + " FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'out of order, for this spec'")));
        return failure;
    }

    private static Stream<String> events() {
        return Stream.of("INSERT", "UPDATE", "DELETE");
    }

    private void execute(String sql) {
        try (Connection root = database.root();
                Statement statement = root.createStatement()) {
            statement.execute("USE " + Modules.SCHEMA);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        tables.forEach(table -> events().forEach(event -> execute("DROP TRIGGER fail_" + event + "_" + table)));
    }
}
