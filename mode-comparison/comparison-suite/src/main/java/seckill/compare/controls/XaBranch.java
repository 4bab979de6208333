package seckill.compare.controls;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A prepared branch by hand, on a connection of its own; to close it is to die with it. */
record XaBranch(ControlSite site, Connection connection, long id, String xid) implements AutoCloseable {

    private static final Duration MISSED_WITHIN = Duration.ofSeconds(10);

    static XaBranch prepare(ControlSite site, String schema, String transaction, String statement) throws SQLException {
        Connection connection = site.connection(schema);
        String xid = "'" + transaction + "','" + schema + "'";
        try (Statement sql = connection.createStatement()) {
            long id = idOf(sql);
            sql.execute("XA START " + xid);
            sql.execute(statement);
            sql.execute("XA END " + xid);
            sql.execute("XA PREPARE " + xid);
            return new XaBranch(site, connection, id, xid);
        } catch (SQLException e) {
            connection.close(); // what is not prepared goes with it
            throw e;
        }
    }

    private static long idOf(Statement sql) throws SQLException {
        try (ResultSet row = sql.executeQuery("SELECT CONNECTION_ID()")) {
            row.next();
            return row.getLong(1);
        }
    }

    void commit() throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("XA COMMIT " + xid);
        }
    }

    /** The server notices a moment later, and while it lets go of the branch, XA RECOVER does not even show it. */
    @Override
    public void close() throws SQLException {
        connection.close();
        Waiting.until("the server misses its client", MISSED_WITHIN, () -> !site.isConnected(id));
    }
}
