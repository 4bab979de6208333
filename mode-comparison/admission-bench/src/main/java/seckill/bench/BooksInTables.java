package seckill.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** As the engines in the gateway's database keep them. */
record BooksInTables(BenchStack stack) implements GateBooks {

    private static final List<String> TABLES =
            List.of("sale_ticket", "sale_gate_buyer", "sale_gate_unit", "sale_gate_stripe", "sale_gate");

    @Override
    public long tickets(long saleId) {
        try (Connection database = connection();
                PreparedStatement queued = database.prepareStatement(
                        "SELECT COUNT(*) FROM sale_ticket WHERE sale_id = ? AND state = 'QUEUED'")) {
            queued.setLong(1, saleId);
            try (ResultSet count = queued.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tickets of sale " + saleId + " cannot be counted", e);
        }
    }

    @Override
    public void forget(long saleId) {
        try (Connection database = connection()) {
            for (String table : TABLES) {
                try (PreparedStatement all = database.prepareStatement("DELETE FROM " + table + " WHERE sale_id = ?")) {
                    all.setLong(1, saleId);
                    all.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tickets of sale " + saleId + " cannot be deleted", e);
        }
    }

    private Connection connection() throws SQLException {
        return stack.itself().running().connect(stack.itself().home(), "gateway");
    }
}
