package seckill.launcher.audit;

import java.util.List;

/**
 * A way to break the shop which its constraints would prevent.
 *
 * @param invariant  the one that must notice
 * @param law        the law of it that must notice
 * @param statements what does it
 */
record Damage(String invariant, String law, List<String> statements) {

    static Damage to(String invariant, String law, String... statements) {
        return new Damage(invariant, law, List.of(statements));
    }

    /** At least one for each law of the audit. */
    static List<Damage> all() {
        return List.of(
                to("I1", "available + reserved + sold = allocated",
                        "UPDATE {stock}.stock_level SET available = available + 1 WHERE sku = 2"),
                to("I1", "no count is negative",
                        "UPDATE {stock}.stock_level SET available = -1, allocated = 0 WHERE sku = 3"),
                to("I1", "sold and reserved are the sums of the reservations",
                        "UPDATE {stock}.stock_level SET available = available - 1, sold = sold + 1 WHERE sku = 1"),
                to("I1", "every reservation is of units that exist",
                        "INSERT INTO {stock}.reservation VALUES ('order-paid', 99, 0, 1, 'DEDUCTED', NULL)"),
                to("I2", "every order has lines", "DELETE FROM {orders}.order_line WHERE order_id = 'order-paid'"),
                to("I2", "every order line has its units",
                        "UPDATE {orders}.order_line SET quantity = 7 WHERE order_id = 'order-paid'"),
                to("I2", "no units are away without an order",
                        "INSERT INTO {stock}.reservation VALUES ('order-lost', 2, 0, 1, 'DEDUCTED', NULL)"),
                to("I3", "a buyer's orders of a sale keep to the limit",
                        "UPDATE {orders}.order_line SET quantity = 3 WHERE sale_id = 9"),
                to("I3", "what stock counts for a buyer of a sale is what the buyer ordered",
                        "UPDATE {stock}.sale_buyer SET quantity = 0"),
                to("I3", "stock has counted every buyer of a sale", "DELETE FROM {stock}.sale_buyer"),
                to("I3", "every order is the order of one checkout, its own",
                        "DELETE FROM {gateway}.checkout WHERE id = 'order-paid'"),
                to("I3", "no two accepted checkouts of a scenario share an order",
                        "UPDATE {gateway}.checkout SET order_id = 'order-paid' WHERE id = 'order-sale'"),
                to("I4", "a balance is the sum of its movements, and not negative",
                        "UPDATE {payment}.account SET balance_minor = balance_minor + 1 WHERE buyer_id = 1"),
                to("I4", "a balance is the sum of its movements, and not negative",
                        "UPDATE {payment}.account SET balance_minor = -5 WHERE buyer_id = 2",
                        "UPDATE {payment}.movement SET amount_minor = -5 WHERE buyer_id = 2 AND kind = 'DEPOSIT'"),
                to("I4", "no movement without an account",
                        "INSERT INTO {payment}.movement VALUES ('m-lost', 77, 'DEPOSIT', 5, NULL, NOW())"),
                to("I4", "what was captured for an order left its buyer's wallet, once",
                        "DELETE FROM {payment}.movement WHERE order_id = 'order-paid'"),
                to("I4", "no capture left a wallet without a payment",
                        "INSERT INTO {payment}.movement VALUES ('m-twice', 1, 'CAPTURE', -5, 'order-lost', NOW())"),
                to("I4", "a paid order was captured in full, from its buyer, in its currency",
                        "UPDATE {payment}.payment SET captured_minor = 1 WHERE order_id = 'order-paid'"),
                to("I4", "only paid orders were captured",
                        "UPDATE {orders}.orders SET status = 'PENDING' WHERE id = 'order-paid'"),
                to("I4", "refunded ≤ captured ≤ amount",
                        "UPDATE {payment}.payment SET refunded_minor = 999999 WHERE order_id = 'order-paid'"),
                to("I4", "an order's total is the sum of its lines",
                        "UPDATE {orders}.orders SET total_minor = total_minor + 1 WHERE id = 'order-paid'"),
                to("I5", "order and reservation agree on whether the units are sold",
                        "UPDATE {stock}.reservation SET state = 'RESERVED' WHERE order_id = 'order-paid'"),
                to("I5", "order and reservation agree on whether the units are sold",
                        "UPDATE {stock}.reservation SET state = 'DEDUCTED' WHERE order_id = 'order-pending'"),
                to("I6", "no checkout is in flight",
                        "UPDATE {gateway}.checkout SET state = 'IN_FLIGHT' WHERE id = 'order-refused'"),
                to("I6", "undo_log is empty",
                        "INSERT INTO {payment}.undo_log VALUES (5, 'tc:1', '', '', 0, NOW(), NOW())"),
                to("I8", "an accepted purchase has the order that bears its id",
                        "DELETE FROM {orders}.orders WHERE id = 'order-paid'"),
                to("I8", "buy-now and pay-order end with a paid order",
                        "UPDATE {orders}.orders SET status = 'PENDING' WHERE id = 'order-settled'"),
                to("I9", "no order",
                        "UPDATE {gateway}.checkout SET state = 'REFUSED' WHERE id = 'order-paid'"),
                to("I9", "no reservation",
                        "INSERT INTO {stock}.reservation VALUES ('order-refused', 1, 0, 1, 'DEDUCTED', NULL)"),
                to("I9", "no payment",
                        "INSERT INTO {payment}.payment VALUES ('order-refused', 1, 5, 5, 0, 'CNY')"),
                to("I9", "no command carried out by stock",
                        "INSERT INTO {stock}.stock_command VALUES ('pay-refused/settle-stock', '', NULL, '', NOW())"),
                to("I9", "no command carried out by orders",
                        "INSERT INTO {orders}.order_command VALUES ('pay-refused/mark-paid', '', NULL, '', NOW())"),
                to("I9", "no command carried out by payment",
                        "INSERT INTO {payment}.payment_command VALUES ('pay-refused/charge', '', NULL, '', NOW())"));
    }

    @Override
    public String toString() {
        return invariant + " " + law;
    }
}
