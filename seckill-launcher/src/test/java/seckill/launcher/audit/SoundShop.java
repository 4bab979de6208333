package seckill.launcher.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A small shop in which everything adds up: an order paid at once, one of a sale, one pending, one paid later. */
final class SoundShop {

    private static final List<String> TABLES = List.of(
            "{stock}.product", "{stock}.stock_level", "{stock}.sale", "{stock}.sale_buyer", "{stock}.reservation",
            "{stock}.stock_command", "{stock}.undo_log", "{orders}.order_line", "{orders}.orders",
            "{orders}.order_command", "{orders}.undo_log", "{payment}.account", "{payment}.payment",
            "{payment}.movement", "{payment}.payment_command", "{payment}.undo_log", "{gateway}.checkout");

    private static final List<String> ROWS = List.of(
            "INSERT INTO {stock}.product VALUES (1, 'Cup', '杯', '', '', 'kitchen', 500, 'CNY'),"
                    + " (2, 'Pot', '壶', '', '', 'kitchen', 900, 'CNY'), (3, 'Pan', '锅', '', '', 'kitchen', 700, 'CNY')",
            "INSERT INTO {stock}.sale VALUES (9, 2, 'Pots', '壶', 400, 'CNY', '2026-01-01', '2027-01-01', 2)",
            "INSERT INTO {stock}.stock_level VALUES (1, 0, 10, 6, 1, 3), (2, 0, 10, 10, 0, 0), (2, 9, 5, 3, 0, 2),"
                    + " (3, 0, 0, 0, 0, 0)",
            "INSERT INTO {stock}.sale_buyer VALUES (9, 2, 2, 2)",
            "INSERT INTO {stock}.reservation VALUES ('order-paid', 1, 0, 2, 'DEDUCTED', NULL),"
                    + " ('order-sale', 2, 9, 2, 'DEDUCTED', NULL), ('order-pending', 1, 0, 1, 'RESERVED', '2027-01-01'),"
                    + " ('order-settled', 1, 0, 1, 'DEDUCTED', '2027-01-01')",
            "INSERT INTO {orders}.orders VALUES"
                    + " ('order-paid', 1, 'PAID', 'buy-now', 'AT', 1, 1000, 'CNY', '2026-01-02', NULL),"
                    + " ('order-sale', 2, 'PAID', 'buy-now', 'AT', 1, 800, 'CNY', '2026-01-02', NULL),"
                    + " ('order-pending', 1, 'PENDING', 'place-order', 'AT', 1, 500, 'CNY', '2026-01-02', '2027-01-01'),"
                    + " ('order-settled', 2, 'PAID', 'place-order', 'AT', 1, 500, 'CNY', '2026-01-02', '2027-01-01')",
            "INSERT INTO {orders}.order_line VALUES ('order-paid', 1, 1, 0, 2, 500), ('order-sale', 1, 2, 9, 2, 400),"
                    + " ('order-pending', 1, 1, 0, 1, 500), ('order-settled', 1, 1, 0, 1, 500)",
            "INSERT INTO {payment}.account VALUES (1, 4000, 'CNY'), (2, 3700, 'CNY')",
            "INSERT INTO {payment}.payment VALUES ('order-paid', 1, 1000, 1000, 0, 'CNY'),"
                    + " ('order-sale', 2, 800, 800, 0, 'CNY'), ('order-settled', 2, 500, 500, 0, 'CNY')",
            "INSERT INTO {payment}.movement VALUES ('open-1', 1, 'DEPOSIT', 5000, NULL, NOW()),"
                    + " ('open-2', 2, 'DEPOSIT', 5000, NULL, NOW()),"
                    + " ('order-paid/charge', 1, 'CAPTURE', -1000, 'order-paid', NOW()),"
                    + " ('order-sale/charge', 2, 'CAPTURE', -800, 'order-sale', NOW()),"
                    + " ('pay-settled/charge', 2, 'CAPTURE', -500, 'order-settled', NOW())",
            // a refusal leaves its command's row, and nothing else
            "INSERT INTO {stock}.stock_command VALUES ('order-paid/deduct', '', NULL, '', NOW()),"
                    + " ('order-refused/deduct', '', 'OUT_OF_STOCK', '', NOW())",
            // the marker by which Seata keeps a late first phase out is no leftover
            "INSERT INTO {stock}.undo_log VALUES (6, 'tc:2', '', '', 1, NOW(), NOW())");

    private static final List<String[]> CHECKOUTS = List.of(
            new String[] {"order-paid", "1", "buy-now", "ACCEPTED", "order-paid"},
            new String[] {"order-sale", "2", "buy-now", "ACCEPTED", "order-sale"},
            new String[] {"order-pending", "1", "place-order", "ACCEPTED", "order-pending"},
            new String[] {"order-settled", "2", "place-order", "ACCEPTED", "order-settled"},
            new String[] {"pay-settled", "2", "pay-order", "ACCEPTED", "order-settled"},
            new String[] {"order-refused", "1", "buy-now", "REFUSED", "order-refused"},
            new String[] {"pay-refused", "1", "pay-order", "REFUSED", "order-pending"});

    private SoundShop() {}

    /** Empties the tables and fills them again; constraints are off, as damage needs it. */
    static void restore(Connection root, SchemaNames schemas) throws SQLException {
        run(root, schemas, List.of("SET check_constraint_checks = 0", "SET foreign_key_checks = 0"));
        run(root, schemas, TABLES.stream().map(table -> "DELETE FROM " + table).toList());
        run(root, schemas, ROWS);
        run(root, schemas, CHECKOUTS.stream().map(SoundShop::checkout).toList());
    }

    static void run(Connection root, SchemaNames schemas, List<String> statements) throws SQLException {
        try (Statement statement = root.createStatement()) {
            for (String sql : statements) {
                statement.execute(schemas.in(sql));
            }
        }
    }

    private static String checkout(String[] c) {
        return ("INSERT INTO {gateway}.checkout SET id = '%s', buyer_id = %s, scenario = '%s', state = '%s', order_id = '%s', mode = 'AT', epoch = 1,"
                + " fingerprint = '', intent = '{}', reason = '', begun_at = NOW(), ended_at = NOW()")
                .formatted((Object[]) c);
    }
}
