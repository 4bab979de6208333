package seckill.threeparts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The participants' tables: a small shop to begin with, and all that is in them at one moment.
 *
 * <p>Buyer 1 has a wallet of 10000, a pending order (one of sku 1 and one of sale 9) and a paid one (one of each, too, with
 * points). The order of a ledger's rows and their ids are no part of the books; what they add up to is.
 */
record Books(Map<String, List<String>> tables) {

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("stock_level", "SELECT sku, sale_id, allocated, available, reserved, sold FROM stock_level"),
            Map.entry("sale_buyer", "SELECT sale_id, buyer_id, quantity FROM sale_buyer WHERE quantity <> 0"),
            Map.entry("reservation",
                    "SELECT order_id, sku, sale_id, quantity, state, next_state, deadline FROM reservation"),
            Map.entry("orders", "SELECT id, buyer_id, status, next_status, total_minor, deadline FROM orders"),
            Map.entry("order_line", "SELECT order_id, line_no, sku, sale_id, quantity FROM order_line"),
            Map.entry("order_delivery", "SELECT order_id, street, postcode, country FROM order_delivery"),
            Map.entry("account", "SELECT buyer_id, balance_minor, held_minor FROM account"),
            Map.entry("payment", "SELECT order_id, buyer_id, amount_minor, captured_minor, refunded_minor,"
                    + " refunding_minor FROM payment"),
            Map.entry("movement", "SELECT buyer_id, order_id, SUM(amount_minor) FROM movement"
                    + " GROUP BY buyer_id, order_id HAVING SUM(amount_minor) <> 0"),
            Map.entry("points_account", "SELECT buyer_id, points FROM points_account"),
            Map.entry("points_award",
                    "SELECT order_id, buyer_id, awarded_points, revoked_points, next_state FROM points_award"),
            Map.entry("points_movement", "SELECT buyer_id, order_id, SUM(points) FROM points_movement"
                    + " GROUP BY buyer_id, order_id HAVING SUM(points) <> 0"),
            Map.entry("commands", "SELECT id, refusal FROM stock_command UNION ALL SELECT id, refusal FROM order_command"
                    + " UNION ALL SELECT id, refusal FROM payment_command"));

    static Books of(JdbcTemplate sql) {
        Map<String, List<String>> tables = new TreeMap<>();
        ALL.forEach((table, query) -> tables.put(table, sql.queryForList(query).stream()
                .map(row -> row.values().toString())
                .sorted()
                .toList()));
        return new Books(tables);
    }

    /** Empties every table and opens the shop. */
    static void open(JdbcTemplate sql) {
        List.of("stock_level", "sale", "product", "sale_buyer", "reservation", "stock_command", "order_line", "order_delivery", "orders",
                        "order_command", "account", "payment", "movement", "points_account", "points_award",
                        "points_movement", "payment_command", "tcc_fence_log")
                .forEach(table -> sql.update("DELETE FROM " + table));
        List.of(
                        "INSERT INTO product VALUES (1, 'Cup', '', '', '', 'k', 500, 'CNY'), (2, 'Pot', '', '', '', 'k', 900, 'CNY')",
                        """
                        INSERT INTO sale
                          (sale_id, sku, title_en, title_zh, price_minor, currency, opens_at, closes_at, limit_per_buyer)
                        VALUES (9, 2, 'Pots', '', 400, 'CNY', '2020-01-01', '2099-01-01', 3)""",
                        """
                        INSERT INTO stock_level (sku, sale_id, allocated, available, reserved, sold)
                        VALUES (1, 0, 10, 8, 1, 1), (2, 9, 5, 3, 1, 1)""",
                        "INSERT INTO sale_buyer (sale_id, buyer_id, quantity, limit_per_buyer) VALUES (9, 1, 2, 3)",
                        """
                        INSERT INTO reservation (order_id, sku, sale_id, quantity, state, deadline)
                        VALUES ('pending1', 1, 0, 1, 'RESERVED', '2099-01-01'), ('pending1', 2, 9, 1, 'RESERVED', '2099-01-01'),
                               ('finished', 1, 0, 1, 'DEDUCTED', '2099-01-01'), ('finished', 2, 9, 1, 'DEDUCTED', '2099-01-01')""",
                        """
                        INSERT INTO orders
                          (id, buyer_id, status, scenario, mode, epoch, total_minor, currency, placed_at, deadline)
                        VALUES ('pending1', 1, 'PENDING', 'place-order', 'TCC', 1, 900, 'CNY', '2026-01-01', '2099-01-01'),
                               ('finished', 1, 'PAID', 'place-order', 'TCC', 1, 900, 'CNY', '2026-01-01', '2099-01-01')""",
                        """
                        INSERT INTO order_line (order_id, line_no, sku, sale_id, quantity, unit_price_minor)
                        VALUES ('pending1', 1, 1, 0, 1, 500), ('pending1', 2, 2, 9, 1, 400),
                               ('finished', 1, 1, 0, 1, 500), ('finished', 2, 2, 9, 1, 400)""",
                        "INSERT INTO account (buyer_id, balance_minor, currency) VALUES (1, 10000, 'CNY')",
                        """
                        INSERT INTO payment (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency)
                        VALUES ('finished', 1, 900, 900, 0, 'CNY')""",
                        """
                        INSERT INTO movement (id, buyer_id, kind, amount_minor, order_id, moved_at)
                        VALUES ('open/1', 1, 'DEPOSIT', 10900, NULL, '2026-01-01'),
                               ('pay/charge', 1, 'CAPTURE', -900, 'finished', '2026-01-01')""",
                        "INSERT INTO points_account (buyer_id, points) VALUES (1, 9)",
                        "INSERT INTO points_award (order_id, buyer_id, awarded_points, revoked_points) VALUES ('finished', 1, 9, 0)",
                        """
                        INSERT INTO points_movement (id, buyer_id, kind, points, order_id, moved_at)
                        VALUES ('pay/award', 1, 'AWARD', 9, 'finished', '2026-01-01')""")
                .forEach(sql::update);
    }
}
