package seckill.launcher.audit;

import java.util.List;

/** I4: wallets are the sum of their movements, and exactly the paid orders were paid, at their price. */
final class MoneyIsConserved {

    static final SqlInvariant INVARIANT = new SqlInvariant(
            "I4",
            "Money: wallets equal their movements; an order is PAID exactly when its total was captured",
            """
            SELECT (SELECT COUNT(*) FROM {payment}.account) AS accounts,
                   (SELECT COALESCE(SUM(balance_minor), 0) FROM {payment}.account) AS balanceMinor,
                   (SELECT COALESCE(SUM(amount_minor), 0) FROM {payment}.movement) AS movementsMinor,
                   (SELECT COALESCE(SUM(captured_minor), 0) FROM {payment}.payment) AS capturedMinor,
                   (SELECT COALESCE(SUM(refunded_minor), 0) FROM {payment}.payment) AS refundedMinor,
                   (SELECT COUNT(*) FROM {orders}.orders WHERE status = 'PAID') AS paidOrders
            """,
            List.of(
                    new Law(
                            "a balance is the sum of its movements, and not negative",
                            """
                            SELECT a.buyer_id, a.balance_minor, COALESCE(SUM(m.amount_minor), 0) AS moved
                            FROM {payment}.account a
                            LEFT JOIN {payment}.movement m ON m.buyer_id = a.buyer_id
                            GROUP BY a.buyer_id, a.balance_minor
                            HAVING a.balance_minor <> moved OR a.balance_minor < 0
                            """),
                    new Law(
                            "no movement without an account",
                            """
                            SELECT m.id, m.buyer_id, m.amount_minor
                            FROM {payment}.movement m
                            LEFT JOIN {payment}.account a ON a.buyer_id = m.buyer_id
                            WHERE a.buyer_id IS NULL
                            """),
                    new Law(
                            "what was captured for an order left its buyer's wallet, once",
                            """
                            SELECT p.order_id, p.buyer_id, p.captured_minor, COALESCE(SUM(m.amount_minor), 0) AS moved
                            FROM {payment}.payment p
                            LEFT JOIN {payment}.movement m
                              ON m.order_id = p.order_id AND m.buyer_id = p.buyer_id AND m.kind = 'CAPTURE'
                            GROUP BY p.order_id, p.buyer_id, p.captured_minor
                            HAVING p.captured_minor + moved <> 0
                            """),
                    new Law(
                            "no capture left a wallet without a payment",
                            """
                            SELECT m.order_id, m.id, m.buyer_id, m.amount_minor
                            FROM {payment}.movement m
                            LEFT JOIN {payment}.payment p ON p.order_id = m.order_id AND p.buyer_id = m.buyer_id
                            WHERE m.kind = 'CAPTURE' AND p.order_id IS NULL
                            """),
                    new Law(
                            "a paid order was captured in full, from its buyer, in its currency",
                            """
                            SELECT o.id, o.buyer_id, o.total_minor, p.captured_minor
                            FROM {orders}.orders o
                            LEFT JOIN {payment}.payment p
                              ON p.order_id = o.id AND p.buyer_id = o.buyer_id AND p.currency = o.currency
                            WHERE o.status = 'PAID' AND (p.order_id IS NULL OR p.captured_minor <> o.total_minor)
                            """),
                    new Law(
                            "only paid orders were captured",
                            """
                            SELECT p.order_id, p.buyer_id, p.captured_minor, o.status
                            FROM {payment}.payment p
                            LEFT JOIN {orders}.orders o ON o.id = p.order_id
                            WHERE o.id IS NULL OR (o.status <> 'PAID' AND p.captured_minor <> 0)
                            """),
                    new Law(
                            "refunded ≤ captured ≤ amount",
                            """
                            SELECT order_id, amount_minor, captured_minor, refunded_minor
                            FROM {payment}.payment
                            WHERE captured_minor > amount_minor OR refunded_minor > captured_minor OR refunded_minor < 0
                            """),
                    new Law(
                            "an order's total is the sum of its lines",
                            """
                            SELECT o.id, o.total_minor, SUM(l.quantity * l.unit_price_minor) AS sum_of_lines
                            FROM {orders}.orders o
                            JOIN {orders}.order_line l ON l.order_id = o.id
                            GROUP BY o.id, o.total_minor
                            HAVING o.total_minor <> sum_of_lines
                            """)));

    private MoneyIsConserved() {}
}
