package seckill.launcher.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All schemas at one instant. They are on one server, so that one read-only transaction sees them together: what the
 * audit compares never stems from two moments.
 */
final class Snapshot implements AutoCloseable {

    private final Connection connection;
    private final SchemaNames schemas;

    private Snapshot(Connection connection, SchemaNames schemas) {
        this.connection = connection;
        this.schemas = schemas;
    }

    /**
     * Takes the snapshot when the first table is read ({@code XA RECOVER} reads none): what is asked before is older than all of
     * it. The connection is given back by {@link #close}, and closed by its owner.
     */
    static Snapshot of(Connection connection, SchemaNames schemas) {
        Snapshot snapshot = new Snapshot(connection, schemas);
        snapshot.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        snapshot.execute("START TRANSACTION READ ONLY");
        return snapshot;
    }

    /** What the statement finds, a line of text per row. */
    List<String> rows(String sql) {
        return read(sql, found -> {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(found.getString(i)));
                }
                rows.add(String.join(" ", columns));
            }
            return rows;
        });
    }

    /** The numbers of the only row, by the names of their columns. */
    Map<String, Long> figures(String sql) {
        return read(sql, found -> {
            found.next();
            Map<String, Long> figures = new LinkedHashMap<>();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                figures.put(found.getMetaData().getColumnLabel(i), found.getLong(i));
            }
            return figures;
        });
    }

    private <T> T read(String sql, Reader<T> reader) {
        String named = schemas.in(sql);
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(named)) {
            return reader.read(found);
        } catch (SQLException e) {
            throw new AuditImpossibleException("A statement of the audit failed: " + e.getMessage() + "\n" + named, e);
        }
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AuditImpossibleException("The database cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        execute("ROLLBACK");
    }

    private interface Reader<T> {
        T read(ResultSet found) throws SQLException;
    }
}
