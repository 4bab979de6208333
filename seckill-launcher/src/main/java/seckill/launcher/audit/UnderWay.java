package seckill.launcher.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import seckill.launcher.Home;
import seckill.launcher.RunningStack;

/**
 * What of checkouts is under way: in the databases, at the TC and at the broker. Not in Redis: a ticket that waits there has not begun
 * a checkout, and one that has is in flight in the databases.
 */
public final class UnderWay implements AutoCloseable {

    private final Connection connection;
    private final SchemaNames schemas;
    private final NothingIsLeft nothingIsLeft;
    private List<Violation> left = List.of();

    private UnderWay(Connection connection, SchemaNames schemas, NothingIsLeft nothingIsLeft) {
        this.connection = connection;
        this.schemas = schemas;
        this.nothingIsLeft = nothingIsLeft;
    }

    public static UnderWay of(Home home, RunningStack stack) throws SQLException {
        return new UnderWay(
                stack.connectForAudit(home, "gateway"),
                new SchemaNames(stack::schemaOf),
                new NothingIsLeft(Coordinators.of(home, stack), Brokers.of(home, stack), List.of()));
    }

    /** Looks once. */
    public boolean isNothing() {
        try (Snapshot now = Snapshot.of(connection, schemas)) {
            left = nothingIsLeft.judge(now).violations();
            return left.isEmpty();
        }
    }

    /** What the last look found. */
    public String inWords() {
        return left.stream().map(it -> "not so: " + it.law() + " (" + it.count() + ")").collect(Collectors.joining("; "));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
