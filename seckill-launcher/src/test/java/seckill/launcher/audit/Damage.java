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
                        "INSERT INTO {stock}.reservation (order_id, sku, sale_id, quantity, state, deadline)"
                                + " VALUES ('order-paid', 99, 0, 1, 'DEDUCTED', NULL)"),
                to("I2", "every order has lines", "DELETE FROM {orders}.order_line WHERE order_id = 'order-paid'"),
                to("I2", "every order line has its units",
                        "UPDATE {orders}.order_line SET quantity = 7 WHERE order_id = 'order-paid'"),
                to("I2", "no units are away without an order",
                        "INSERT INTO {stock}.reservation (order_id, sku, sale_id, quantity, state, deadline)"
                                + " VALUES ('order-lost', 2, 0, 1, 'DEDUCTED', NULL)"),
                to("I3", "a buyer's orders of a sale that were not given up keep to the limit",
                        "UPDATE {orders}.order_line SET quantity = 3 WHERE sale_id = 9"),
                to("I3", "what stock counts for a buyer of a sale is what the buyer ordered and kept",
                        "UPDATE {stock}.sale_buyer SET quantity = 0"),
                to("I3", "what stock counts for a buyer of a sale is what the buyer ordered and kept",
                        "UPDATE {stock}.sale_buyer SET quantity = 1 WHERE buyer_id = 1"),
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
                        "INSERT INTO {payment}.movement (id, buyer_id, kind, amount_minor, order_id, moved_at)"
                                + " VALUES ('m-lost', 77, 'DEPOSIT', 5, NULL, NOW())"),
                to("I4", "what was captured for an order left its buyer's wallet, once",
                        "DELETE FROM {payment}.movement WHERE order_id = 'order-paid'"),
                to("I4", "what was refunded for an order came back into its buyer's wallet, once",
                        "DELETE FROM {payment}.movement WHERE kind = 'REFUND'"),
                to("I4", "what was refunded for an order came back into its buyer's wallet, once",
                        "UPDATE {payment}.payment SET refunded_minor = 0 WHERE order_id = 'order-refunded'"),
                to("I4", "no money moved for an order without a payment",
                        "INSERT INTO {payment}.movement (id, buyer_id, kind, amount_minor, order_id, moved_at)"
                                + " VALUES ('m-twice', 1, 'CAPTURE', -5, 'order-lost', NOW())"),
                to("I4", "a paid or refunded order was captured in full, from its buyer, in its currency",
                        "UPDATE {payment}.payment SET captured_minor = 1 WHERE order_id = 'order-paid'"),
                to("I4", "only paid and refunded orders were captured",
                        "UPDATE {orders}.orders SET status = 'PENDING' WHERE id = 'order-paid'"),
                to("I4", "refunded ≤ captured ≤ amount",
                        "UPDATE {payment}.payment SET refunded_minor = 999999 WHERE order_id = 'order-paid'"),
                to("I4", "only paid and refunded orders were captured",
                        "UPDATE {orders}.orders SET status = 'CANCELLED' WHERE id = 'order-paid'"),
                to("I4", "an order is refunded exactly when all of its money was given back",
                        "UPDATE {payment}.payment SET refunded_minor = 1 WHERE order_id = 'order-refunded'"),
                to("I4", "an order is refunded exactly when all of its money was given back",
                        "UPDATE {orders}.orders SET status = 'PAID' WHERE id = 'order-refunded'"),
                to("I4", "a buyer's points are the sum of their movements, and not negative",
                        "UPDATE {payment}.points_account SET points = points + 1 WHERE buyer_id = 2"),
                to("I4", "what an order earned is what moved for it",
                        "UPDATE {payment}.points_award SET awarded_points = 6 WHERE order_id = 'order-settled'"),
                to("I4", "what an order earned is what moved for it",
                        "DELETE FROM {payment}.points_award WHERE order_id = 'order-settled'"),
                to("I4", "only a paid order has points, and a refunded one has none left",
                        "UPDATE {payment}.points_award SET revoked_points = 0 WHERE order_id = 'order-refunded'"),
                to("I4", "only a paid order has points, and a refunded one has none left",
                        "UPDATE {payment}.points_award SET revoked_points = awarded_points WHERE order_id = 'order-settled'"),
                to("I4", "an accepted payment earned the points which it promised",
                        "DELETE FROM {payment}.points_award WHERE order_id = 'order-settled'"),
                to("I4", "an order's total is the sum of its lines",
                        "UPDATE {orders}.orders SET total_minor = total_minor + 1 WHERE id = 'order-paid'"),
                to("I5", "order and reservation agree on where the units are",
                        "UPDATE {stock}.reservation SET state = 'RESERVED' WHERE order_id = 'order-paid'"),
                to("I5", "order and reservation agree on where the units are",
                        "UPDATE {stock}.reservation SET state = 'DEDUCTED' WHERE order_id = 'order-pending'"),
                to("I5", "order and reservation agree on where the units are",
                        "UPDATE {stock}.reservation SET state = 'RESERVED' WHERE order_id = 'order-cancelled'"),
                to("I5", "order and reservation agree on where the units are",
                        "UPDATE {stock}.reservation SET state = 'DEDUCTED' WHERE order_id = 'order-refunded'"),
                to("I6", "no checkout is in flight",
                        "UPDATE {gateway}.checkout SET state = 'IN_FLIGHT' WHERE id = 'order-refused'"),
                to("I6", "undo_log is empty",
                        "INSERT INTO {payment}.undo_log VALUES (5, 'tc:1', '', '', 0, NOW(), NOW())"),
                to("I6", "no branch was tried and neither confirmed nor cancelled",
                        "INSERT INTO {stock}.tcc_fence_log VALUES ('tc:1', 5, 'stock-tcc', 1, NOW(), NOW())"),
                to("I6", "nothing is announced for a reservation",
                        "UPDATE {stock}.reservation SET next_state = 'DEDUCTED' WHERE order_id = 'order-pending'"),
                to("I6", "nothing is announced for an order",
                        "UPDATE {orders}.orders SET next_status = 'PAID' WHERE id = 'order-pending'"),
                to("I6", "every ticket of a sale has ended",
                        "INSERT INTO {gateway}.sale_ticket (sale_id, buyer_id, ticket, quantity, scenario, state, reason)"
                                + " VALUES (9, 1, 'a-ticket', 1, 'buy-now', 'QUEUED', '')"),
                to("I6", "no money is held", "UPDATE {payment}.account SET held_minor = 1 WHERE buyer_id = 1"),
                to("I6", "no payment is authorized only, no refund or points announced",
                        "INSERT INTO {payment}.payment"
                                + " (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency)"
                                + " VALUES ('order-pending', 1, 500, 0, 0, 'CNY')"),
                to("I6", "no payment is authorized only, no refund or points announced",
                        "UPDATE {payment}.payment SET refunding_minor = 1000 WHERE order_id = 'order-paid'"),
                to("I6", "no payment is authorized only, no refund or points announced",
                        "UPDATE {payment}.points_award SET next_state = 'REVOKED' WHERE order_id = 'order-settled'"),
                to("I8", "an accepted purchase has the order that bears its id",
                        "DELETE FROM {orders}.orders WHERE id = 'order-paid'"),
                to("I8", "buy-now and pay-order end with a paid order, which may be refunded later",
                        "UPDATE {orders}.orders SET status = 'PENDING' WHERE id = 'order-settled'"),
                to("I8", "cancel-order ends with a cancelled order, refund-order with a refunded one",
                        "UPDATE {orders}.orders SET status = 'PENDING' WHERE id = 'order-cancelled'"),
                to("I8", "cancel-order ends with a cancelled order, refund-order with a refunded one",
                        "UPDATE {orders}.orders SET status = 'PAID' WHERE id = 'order-refunded'"),
                to("I8", "an order is cancelled or refunded by an accepted checkout of its buyer",
                        "UPDATE {gateway}.checkout SET state = 'FAILED' WHERE id = 'cancel-1'"),
                to("I9", "no order",
                        "UPDATE {gateway}.checkout SET state = 'REFUSED' WHERE id = 'order-paid'"),
                to("I9", "no reservation",
                        "INSERT INTO {stock}.reservation (order_id, sku, sale_id, quantity, state, deadline)"
                                + " VALUES ('order-refused', 1, 0, 1, 'DEDUCTED', NULL)"),
                to("I9", "no payment",
                        "INSERT INTO {payment}.payment (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency)"
                                + " VALUES ('order-refused', 1, 5, 5, 0, 'CNY')"),
                to("I9", "no command carried out by stock",
                        "INSERT INTO {stock}.stock_command (id, fingerprint, refusal, xid, carried_out_at)"
                                + " VALUES ('pay-refused/settle-stock', '', NULL, '', NOW())"),
                to("I9", "no command carried out by orders",
                        "INSERT INTO {orders}.order_command (id, fingerprint, refusal, xid, carried_out_at)"
                                + " VALUES ('pay-refused/mark-paid', '', NULL, '', NOW())"),
                to("I9", "no command carried out by payment",
                        "INSERT INTO {payment}.payment_command (id, fingerprint, refusal, xid, carried_out_at)"
                                + " VALUES ('pay-refused/charge', '', NULL, '', NOW())"));
    }

    @Override
    public String toString() {
        return invariant + " " + law;
    }
}
