package seckill.topology;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the databases say, read without the shop. */
record Books(TwoOfEverything shop) {

    /** The acknowledged checkouts of which the shop does not know that it has accepted them, or has no order. */
    List<String> lost(List<String> checkouts) throws SQLException {
        return missing(checkouts, """
                SELECT COUNT(*)
                FROM gateway.checkout c
                JOIN orders.orders o ON o.id = c.id
                WHERE c.id = ? AND c.state = 'ACCEPTED' AND o.status <> 'CANCELLED'
                """);
    }

    /** The acknowledged payments which the shop does not know. */
    List<String> lostPayments(List<String> checkouts) throws SQLException {
        return missing(checkouts, "SELECT COUNT(*) FROM gateway.checkout WHERE id = ? AND state = 'ACCEPTED'");
    }

    /** The tickets that became neither an order nor went back. */
    List<String> lostTickets(List<String> tickets) throws SQLException {
        List<String> withoutOrder = missing(tickets, "SELECT COUNT(*) FROM orders.orders WHERE id = ? AND status = 'PAID'");
        return missing(withoutOrder, "SELECT COUNT(*) FROM gateway.checkout WHERE id = ? AND state IN ('REFUSED', 'FAILED')");
    }

    /** How many global transactions a node of the TC has begun that have not ended. */
    long begunBy(Host tc) throws SQLException {
        try (Connection connection = shop.connect("tc")) {
            return count(connection, "SELECT COUNT(*) FROM global_table WHERE xid LIKE ?", tc.address() + ":%");
        }
    }

    private List<String> missing(List<String> keys, String sql) throws SQLException {
        List<String> missing = new ArrayList<>();
        try (Connection connection = shop.connect("audit")) {
            for (String key : keys) {
                if (count(connection, sql, key) == 0) {
                    missing.add(key);
                }
            }
        }
        return missing;
    }

    private static long count(Connection connection, String sql, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
