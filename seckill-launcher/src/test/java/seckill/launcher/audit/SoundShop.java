package seckill.launcher.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import seckill.launcher.DatabaseEngine;

/**
 * A small shop in which everything adds up: an order paid at once, one of a sale, one pending, one paid later,
 * one cancelled, one refunded.
 */
final class SoundShop {

    private static final List<String> TABLES = List.of(
            "{stock}.product", "{stock}.stock_level", "{stock}.sale", "{stock}.sale_buyer", "{stock}.reservation",
            "{stock}.stock_command", "{stock}.undo_log", "{stock}.tcc_fence_log", "{orders}.order_line", "{orders}.orders",
            "{orders}.order_command", "{orders}.undo_log", "{orders}.tcc_fence_log", "{payment}.account", "{payment}.payment",
            "{payment}.movement", "{payment}.points_account", "{payment}.points_award", "{payment}.points_movement",
            "{payment}.payment_command", "{payment}.undo_log", "{payment}.tcc_fence_log", "{gateway}.checkout",
            "{gateway}.sale_ticket");

    private static final List<String> ROWS = List.of(
            """
            INSERT INTO {stock}.product VALUES (1, 'Cup', '杯', '', '', 'kitchen', 500, 'CNY'),
              (2, 'Pot', '壶', '', '', 'kitchen', 900, 'CNY'), (3, 'Pan', '锅', '', '', 'kitchen', 700, 'CNY')""",
            "INSERT INTO {stock}.sale (sale_id, sku, title_en, title_zh, price_minor, currency, opens_at, closes_at, limit_per_buyer)"
                    + " VALUES (9, 2, 'Pots', '壶', 400, 'CNY', '2026-01-01', '2027-01-01', 2)",
            """
            INSERT INTO {stock}.stock_level (sku, sale_id, allocated, available, reserved, sold) VALUES
              (1, 0, 10, 6, 1, 3), (2, 0, 10, 10, 0, 0), (2, 9, 5, 3, 0, 2), (3, 0, 0, 0, 0, 0)""",
            "INSERT INTO {stock}.sale_buyer VALUES (9, 2, 2, 2), (9, 1, 0, 2)",
            """
            INSERT INTO {stock}.reservation (order_id, sku, sale_id, quantity, state, deadline) VALUES
              ('order-paid', 1, 0, 2, 'DEDUCTED', NULL), ('order-sale', 2, 9, 2, 'DEDUCTED', NULL),
              ('order-pending', 1, 0, 1, 'RESERVED', '2027-01-01'), ('order-settled', 1, 0, 1, 'DEDUCTED', '2027-01-01'),
              ('order-cancelled', 1, 0, 3, 'RELEASED', '2027-01-01'), ('order-refunded', 2, 9, 2, 'RETURNED', '2027-01-01')""",
            """
            INSERT INTO {orders}.orders
              (id, buyer_id, status, scenario, mode, epoch, total_minor, currency, placed_at, deadline) VALUES
              ('order-paid', 1, 'PAID', 'buy-now', 'AT', 1, 1000, 'CNY', '2026-01-02', NULL),
              ('order-sale', 2, 'PAID', 'buy-now', 'AT', 1, 800, 'CNY', '2026-01-02', NULL),
              ('order-pending', 1, 'PENDING', 'place-order', 'AT', 1, 500, 'CNY', '2026-01-02', '2027-01-01'),
              ('order-settled', 2, 'PAID', 'place-order', 'AT', 1, 500, 'CNY', '2026-01-02', '2027-01-01'),
              ('order-cancelled', 1, 'CANCELLED', 'place-order', 'AT', 1, 1500, 'CNY', '2026-01-02', '2027-01-01'),
              ('order-refunded', 1, 'REFUNDED', 'place-order', 'AT', 1, 800, 'CNY', '2026-01-02', '2027-01-01')""",
            """
            INSERT INTO {orders}.order_line VALUES ('order-paid', 1, 1, 0, 2, 500), ('order-sale', 1, 2, 9, 2, 400),
              ('order-pending', 1, 1, 0, 1, 500), ('order-settled', 1, 1, 0, 1, 500),
              ('order-cancelled', 1, 1, 0, 3, 500), ('order-refunded', 1, 2, 9, 2, 400)""",
            "INSERT INTO {payment}.account (buyer_id, balance_minor, currency) VALUES (1, 4000, 'CNY'), (2, 3700, 'CNY')",
            """
            INSERT INTO {payment}.payment
              (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency) VALUES
              ('order-paid', 1, 1000, 1000, 0, 'CNY'), ('order-sale', 2, 800, 800, 0, 'CNY'),
              ('order-settled', 2, 500, 500, 0, 'CNY'), ('order-refunded', 1, 800, 800, 800, 'CNY')""",
            """
            INSERT INTO {payment}.movement (id, buyer_id, kind, amount_minor, order_id, moved_at) VALUES
              ('open-1', 1, 'DEPOSIT', 5000, NULL, NOW()), ('open-2', 2, 'DEPOSIT', 5000, NULL, NOW()),
              ('order-paid/charge', 1, 'CAPTURE', -1000, 'order-paid', NOW()),
              ('order-sale/charge', 2, 'CAPTURE', -800, 'order-sale', NOW()),
              ('pay-settled/charge', 2, 'CAPTURE', -500, 'order-settled', NOW()),
              ('pay-refunded/charge', 1, 'CAPTURE', -800, 'order-refunded', NOW()),
              ('refund-1/refund-payment', 1, 'REFUND', 800, 'order-refunded', NOW())""",
            "INSERT INTO {payment}.points_account (buyer_id, points) VALUES (1, 0), (2, 5)",
            """
            INSERT INTO {payment}.points_award (order_id, buyer_id, awarded_points, revoked_points) VALUES
              ('order-settled', 2, 5, 0), ('order-refunded', 1, 8, 8)""",
            """
            INSERT INTO {payment}.points_movement (id, buyer_id, kind, points, order_id, moved_at) VALUES
              ('pay-settled/award-points', 2, 'AWARD', 5, 'order-settled', NOW()),
              ('pay-refunded/award-points', 1, 'AWARD', 8, 'order-refunded', NOW()),
              ('refund-1/revoke-points', 1, 'REVOCATION', -8, 'order-refunded', NOW())""",
            // a refusal leaves its command's row, and nothing else
            """
            INSERT INTO {stock}.stock_command (id, fingerprint, refusal, xid, carried_out_at) VALUES
              ('order-paid/deduct', '', NULL, '', NOW()), ('order-refused/deduct', '', 'OUT_OF_STOCK', '', NOW())""",
            // the marker by which Seata keeps a late first phase out is no leftover
            "INSERT INTO {stock}.undo_log VALUES (6, 'tc:2', '', '', 1, NOW(), NOW())",
            // nor are the fence's rows of branches that have ended
            """
            INSERT INTO {payment}.tcc_fence_log VALUES ('tc:3', 7, 'payment-tcc', 2, NOW(), NOW()),
              ('tc:4', 8, 'payment-tcc', 3, NOW(), NOW()), ('tc:5', 9, 'payment-tcc', 4, NOW(), NOW())""");

    private static final List<String[]> CHECKOUTS = List.of(
            new String[] {"order-paid", "1", "buy-now", "ACCEPTED", "order-paid", "{}"},
            new String[] {"order-sale", "2", "buy-now", "ACCEPTED", "order-sale", "{}"},
            new String[] {"order-pending", "1", "place-order", "ACCEPTED", "order-pending", "{}"},
            new String[] {"order-settled", "2", "place-order", "ACCEPTED", "order-settled", "{}"},
            new String[] {"pay-settled", "2", "pay-order", "ACCEPTED", "order-settled", "{\"points\": 5}"},
            new String[] {"order-cancelled", "1", "place-order", "ACCEPTED", "order-cancelled", "{}"},
            new String[] {"cancel-1", "1", "cancel-order", "ACCEPTED", "order-cancelled", "{}"},
            new String[] {"order-refunded", "1", "place-order", "ACCEPTED", "order-refunded", "{}"},
            new String[] {"pay-refunded", "1", "pay-order", "ACCEPTED", "order-refunded", "{\"points\": 8}"},
            new String[] {"refund-1", "1", "refund-order", "ACCEPTED", "order-refunded", "{}"},
            new String[] {"order-refused", "1", "buy-now", "REFUSED", "order-refused", "{}"},
            new String[] {"pay-refused", "1", "pay-order", "REFUSED", "order-pending", "{\"points\": 5}"});

    private SoundShop() {}

    /** Empties the tables and fills them again; constraints are off, as damage needs it. */
    static void restore(Connection root, SchemaNames schemas) throws SQLException {
        withoutConstraints(root);
        run(root, schemas, TABLES.stream().map(table -> "DELETE FROM " + table).toList());
        run(root, schemas, ROWS);
        run(root, schemas, CHECKOUTS.stream().map(SoundShop::checkout).toList());
    }

    /** MariaDB lets a session do without; on MySQL a check is in force for everybody or for nobody. */
    static void withoutConstraints(Connection root) throws SQLException {
        try (Statement statement = root.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            if (DatabaseEngine.usual() == DatabaseEngine.mariadb) {
                statement.execute("SET check_constraint_checks = 0");
                return;
            }
            List<String> lifted = new ArrayList<>();
            try (ResultSet checks = statement.executeQuery("SELECT CONCAT('ALTER TABLE `', table_schema, '`.`', table_name, '` ALTER CHECK `',"
                    + " constraint_name, '` NOT ENFORCED') FROM information_schema.table_constraints"
                    + " WHERE constraint_type = 'CHECK' AND enforced = 'YES'")) {
                while (checks.next()) {
                    lifted.add(checks.getString(1));
                }
            }
            for (String check : lifted) {
                statement.execute(check);
            }
        }
    }

    static void run(Connection root, SchemaNames schemas, List<String> statements) throws SQLException {
        try (Statement statement = root.createStatement()) {
            for (String sql : statements) {
                statement.execute(schemas.in(sql));
            }
        }
    }

    private static String checkout(String[] c) {
        return ("INSERT INTO {gateway}.checkout SET id = '%s', buyer_id = %s, scenario = '%s', state = '%s', order_id = '%s', intent = '%s', mode = 'AT', epoch = 1,"
                + " fingerprint = '', reason = '', begun_at = NOW(), ended_at = NOW()")
                .formatted((Object[]) c);
    }
}
