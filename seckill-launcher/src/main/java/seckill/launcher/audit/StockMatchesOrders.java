package seckill.launcher.audit;

import java.util.List;

/** I2: no undersell at rest. Units are away from the shelf for orders, for all of them, and for nothing else. */
final class StockMatchesOrders {

    static final SqlInvariant INVARIANT = new SqlInvariant(
            "I2",
            "No undersell: the reservations of an order are its lines, and there is none without an order",
            """
            SELECT (SELECT COUNT(*) FROM {orders}.orders) AS orders,
                   (SELECT COUNT(*) FROM {orders}.order_line) AS orderLines,
                   (SELECT COUNT(*) FROM {stock}.reservation) AS reservations
            """,
            List.of(
                    new Law(
                            "every order has lines",
                            """
                            SELECT o.id
                            FROM {orders}.orders o
                            LEFT JOIN {orders}.order_line l ON l.order_id = o.id
                            WHERE l.order_id IS NULL
                            """),
                    new Law(
                            "every order line has its units",
                            """
                            SELECT l.order_id, l.sku, l.sale_id, l.quantity
                            FROM {orders}.order_line l
                            LEFT JOIN {stock}.reservation r
                              ON r.order_id = l.order_id AND r.sku = l.sku AND r.sale_id = l.sale_id
                             AND r.quantity = l.quantity
                            WHERE r.order_id IS NULL
                            """),
                    new Law(
                            "no units are away without an order",
                            """
                            SELECT r.order_id, r.sku, r.sale_id, r.quantity, r.state
                            FROM {stock}.reservation r
                            LEFT JOIN {orders}.order_line l
                              ON l.order_id = r.order_id AND l.sku = r.sku AND l.sale_id = r.sale_id
                             AND l.quantity = r.quantity
                            LEFT JOIN {orders}.orders o ON o.id = r.order_id
                            WHERE l.order_id IS NULL OR o.id IS NULL
                            """)));

    private StockMatchesOrders() {}
}
