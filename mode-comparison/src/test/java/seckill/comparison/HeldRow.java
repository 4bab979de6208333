package seckill.comparison;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A row that somebody outside of the shop has locked, so that a checkout waits at a place of the spec's choice. */
final class HeldRow implements AutoCloseable {

    private final Connection connection;

    private HeldRow(Connection connection) {
        this.connection = connection;
    }

    static HeldRow walletOf(Buyer buyer, Shop shop) {
        return of(shop, "payment", "SELECT buyer_id FROM account WHERE buyer_id = ? FOR UPDATE", buyer.id());
    }

    /** Whoever wants a unit of the sale waits. */
    static HeldRow levelOf(Product product, Shop shop) {
        return of(shop, "stock", "SELECT sku FROM stock_level WHERE sale_id = ? FOR UPDATE", product.saleId());
    }

    private static HeldRow of(Shop shop, String owner, String lock, long key) {
        try {
            Connection connection = shop.itself().running().connect(shop.itself().home(), owner);
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(lock)) {
                statement.setLong(1, key);
                statement.executeQuery();
            }
            return new HeldRow(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void letGo() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
