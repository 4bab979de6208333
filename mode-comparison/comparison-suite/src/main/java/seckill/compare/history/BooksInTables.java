package seckill.compare.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the databases hold, read by an account that may only read. */
public final class BooksInTables implements Books {

    /** Statements with more parameters than this are no better. */
    private static final int AT_ONCE = 500;

    static final String ORDERS = "SELECT id, status FROM {orders}.orders WHERE id IN (…)";
    static final String CHECKOUTS = "SELECT id, state FROM {gateway}.checkout WHERE id IN (…)";
    static final String UNITS = "SELECT sku, available FROM {stock}.stock_level WHERE sale_id = 0 AND sku IN (…)";
    static final String MONEY = "SELECT buyer_id, balance_minor FROM {payment}.account WHERE buyer_id IN (…)";

    private final Tables tables;

    public BooksInTables(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Map<String, String> orders(Collection<String> ids) {
        return read(ORDERS, ids);
    }

    @Override
    public Map<String, String> checkouts(Collection<String> ids) {
        return read(CHECKOUTS, ids);
    }

    @Override
    public Map<Long, Long> units(Collection<Long> skus) {
        return numbers(read(UNITS, skus));
    }

    @Override
    public Map<Long, Long> money(Collection<Long> buyers) {
        return numbers(read(MONEY, buyers));
    }

    private static Map<Long, Long> numbers(Map<String, String> read) {
        return read.entrySet().stream().collect(Collectors.toMap(it -> Long.valueOf(it.getKey()), it -> Long.valueOf(it.getValue())));
    }

    private Map<String, String> read(String statement, Collection<?> keys) {
        Map<String, String> found = new HashMap<>();
        List<Object> all = new ArrayList<>(keys);
        String sql = tables.sql(statement);
        try (Connection connection = tables.open()) {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                read(connection, sql, all.subList(from, Math.min(from + AT_ONCE, all.size())), found);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return found;
    }

    private static void read(Connection connection, String statement, List<Object> keys, Map<String, String> into) throws SQLException {
        String marks = String.join(",", Collections.nCopies(keys.size(), "?"));
        try (PreparedStatement sql = connection.prepareStatement(statement.replace("…", marks))) {
            for (int i = 0; i < keys.size(); i++) {
                sql.setObject(i + 1, keys.get(i));
            }
            try (ResultSet rows = sql.executeQuery()) {
                while (rows.next()) {
                    into.put(rows.getString(1), rows.getString(2));
                }
            }
        }
    }
}
