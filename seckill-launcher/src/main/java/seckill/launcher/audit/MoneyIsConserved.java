package seckill.launcher.audit;

import java.util.List;

/** I4: wallets and points are the sum of their movements, and exactly the paid orders were paid, at their price. */
final class MoneyIsConserved {

    static final SqlInvariant INVARIANT = new SqlInvariant(
            "I4",
            "Money: wallets and points equal their movements; exactly PAID orders are captured, exactly REFUNDED ones given back",
            """
            SELECT (SELECT COUNT(*) FROM {payment}.account) AS accounts,
                   (SELECT COALESCE(SUM(balance_minor), 0) FROM {payment}.account) AS balanceMinor,
                   (SELECT COALESCE(SUM(amount_minor), 0) FROM {payment}.movement) AS movementsMinor,
                   (SELECT COALESCE(SUM(captured_minor), 0) FROM {payment}.payment) AS capturedMinor,
                   (SELECT COALESCE(SUM(refunded_minor), 0) FROM {payment}.payment) AS refundedMinor,
                   (SELECT COALESCE(SUM(points), 0) FROM {payment}.points_account) AS points,
                   (SELECT COUNT(*) FROM {orders}.orders WHERE status = 'PAID') AS paidOrders,
                   (SELECT COUNT(*) FROM {orders}.orders WHERE status = 'REFUNDED') AS refundedOrders
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
                            SELECT p.order_id, p.buyer_id, p.captured_minor, COALESCE(m.moved, 0) AS moved
                            FROM {payment}.payment p
                            LEFT JOIN (SELECT order_id, buyer_id, SUM(amount_minor) AS moved
                                       FROM {payment}.movement WHERE kind IN ('CAPTURE', 'REVERSAL')
                                       GROUP BY order_id, buyer_id) m
                              ON m.order_id = p.order_id AND m.buyer_id = p.buyer_id
                            WHERE p.captured_minor + COALESCE(m.moved, 0) <> 0
                            """),
                    new Law(
                            "what was refunded for an order came back into its buyer's wallet, once",
                            """
                            SELECT p.order_id, p.buyer_id, p.refunded_minor, COALESCE(m.moved, 0) AS moved
                            FROM {payment}.payment p
                            LEFT JOIN (SELECT order_id, buyer_id, SUM(amount_minor) AS moved
                                       FROM {payment}.movement WHERE kind = 'REFUND'
                                       GROUP BY order_id, buyer_id) m
                              ON m.order_id = p.order_id AND m.buyer_id = p.buyer_id
                            WHERE p.refunded_minor <> COALESCE(m.moved, 0)
                            """),
                    new Law(
                            "no money moved for an order without a payment",
                            """
                            SELECT m.order_id, m.buyer_id, SUM(m.amount_minor) AS moved
                            FROM {payment}.movement m
                            LEFT JOIN {payment}.payment p ON p.order_id = m.order_id AND p.buyer_id = m.buyer_id
                            WHERE m.order_id IS NOT NULL AND p.order_id IS NULL
                            GROUP BY m.order_id, m.buyer_id
                            HAVING moved <> 0
                            """),
                    new Law(
                            "a paid or refunded order was captured in full, from its buyer, in its currency",
                            """
                            SELECT o.id, o.buyer_id, o.total_minor, p.captured_minor
                            FROM {orders}.orders o
                            LEFT JOIN {payment}.payment p
                              ON p.order_id = o.id AND p.buyer_id = o.buyer_id AND p.currency = o.currency
                            WHERE o.status IN ('PAID', 'REFUNDED')
                              AND (p.order_id IS NULL OR p.captured_minor <> o.total_minor)
                            """),
                    new Law(
                            "only paid and refunded orders were captured",
                            """
                            SELECT p.order_id, p.buyer_id, p.captured_minor, o.status
                            FROM {payment}.payment p
                            LEFT JOIN {orders}.orders o ON o.id = p.order_id
                            WHERE o.id IS NULL OR (o.status NOT IN ('PAID', 'REFUNDED') AND p.captured_minor <> 0)
                            """),
                    new Law(
                            "an order is refunded exactly when all of its money was given back",
                            """
                            SELECT o.id, o.buyer_id, o.status, p.captured_minor, p.refunded_minor
                            FROM {orders}.orders o
                            JOIN {payment}.payment p ON p.order_id = o.id
                            WHERE p.refunded_minor <> IF(o.status = 'REFUNDED', p.captured_minor, 0)
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
                            """),
                    new Law(
                            "a buyer's points are the sum of their movements, and not negative",
                            """
                            SELECT a.buyer_id, a.points, COALESCE(SUM(m.points), 0) AS moved
                            FROM {payment}.points_account a
                            LEFT JOIN {payment}.points_movement m ON m.buyer_id = a.buyer_id
                            GROUP BY a.buyer_id, a.points
                            HAVING a.points <> moved OR a.points < 0
                            """),
                    new Law(
                            "what an order earned is what moved for it",
                            """
                            SELECT x.order_id, x.buyer_id, SUM(x.kept) AS kept, SUM(x.moved) AS moved
                            FROM (
                                SELECT order_id, buyer_id, awarded_points - revoked_points AS kept, 0 AS moved
                                FROM {payment}.points_award
                                UNION ALL
                                SELECT order_id, buyer_id, 0, points
                                FROM {payment}.points_movement
                            ) x
                            GROUP BY x.order_id, x.buyer_id
                            HAVING kept <> moved
                            """),
                    new Law(
                            "only a paid order has points, and a refunded one has none left",
                            """
                            SELECT a.order_id, a.buyer_id, a.awarded_points, a.revoked_points, o.status
                            FROM {payment}.points_award a
                            LEFT JOIN {orders}.orders o ON o.id = a.order_id AND o.buyer_id = a.buyer_id
                            WHERE o.id IS NULL
                               OR (o.status = 'PAID' AND a.revoked_points <> 0)
                               OR (o.status <> 'PAID' AND a.revoked_points <> a.awarded_points)
                            """),
                    // the intent says how many; orders that were paid before there were points promise none
                    new Law(
                            "an accepted payment earned the points which it promised",
                            """
                            SELECT c.order_id, c.id, c.mode, JSON_VALUE(c.intent, '$.points') AS promised, a.awarded_points
                            FROM {gateway}.checkout c
                            LEFT JOIN {payment}.points_award a ON a.order_id = c.order_id AND a.buyer_id = c.buyer_id
                            WHERE c.scenario = 'pay-order' AND c.state = 'ACCEPTED'
                              AND COALESCE(JSON_VALUE(c.intent, '$.points'), 0) <> COALESCE(a.awarded_points, 0)
                            """)));

    private MoneyIsConserved() {}
}
