package seckill.launcher.audit;

import java.util.List;

/** I3: the limit per buyer of a sale, of which orders that were given up are no part, and one order per checkout. */
final class BuyersKeepToLimits {

    static final SqlInvariant INVARIANT = new SqlInvariant(
            "I3",
            "Nobody has more of a sale than its limit per buyer, and a checkout has placed one order at most",
            """
            SELECT (SELECT COUNT(*) FROM {stock}.sale) AS sales,
                   (SELECT COUNT(*) FROM {stock}.sale_buyer) AS saleBuyers,
                   (SELECT COALESCE(SUM(quantity), 0) FROM {orders}.order_line WHERE sale_id <> 0) AS saleUnits,
                   (SELECT COUNT(*) FROM {gateway}.checkout) AS checkouts
            """,
            List.of(
                    new Law(
                            "a buyer's orders of a sale that were not given up keep to the limit",
                            """
                            SELECT MIN(o.id), l.sale_id, o.buyer_id, SUM(l.quantity), s.limit_per_buyer
                            FROM {orders}.order_line l
                            JOIN {orders}.orders o ON o.id = l.order_id
                            JOIN {stock}.sale s ON s.sale_id = l.sale_id
                            WHERE o.status IN ('PENDING', 'PAID')
                            GROUP BY l.sale_id, o.buyer_id, s.limit_per_buyer
                            HAVING SUM(l.quantity) > s.limit_per_buyer
                            """),
                    new Law(
                            "what stock counts for a buyer of a sale is what the buyer ordered and kept",
                            """
                            SELECT b.sale_id, b.buyer_id, b.quantity, COALESCE(SUM(x.quantity), 0) AS ordered
                            FROM {stock}.sale_buyer b
                            LEFT JOIN (
                                SELECT l.sale_id, o.buyer_id, l.quantity
                                FROM {orders}.order_line l
                                JOIN {orders}.orders o ON o.id = l.order_id
                                WHERE o.status IN ('PENDING', 'PAID')
                            ) x ON x.sale_id = b.sale_id AND x.buyer_id = b.buyer_id
                            GROUP BY b.sale_id, b.buyer_id, b.quantity
                            HAVING b.quantity <> ordered
                            """),
                    new Law(
                            "stock has counted every buyer of a sale",
                            """
                            SELECT o.id, l.sale_id, o.buyer_id, l.quantity
                            FROM {orders}.order_line l
                            JOIN {orders}.orders o ON o.id = l.order_id
                            LEFT JOIN {stock}.sale_buyer b ON b.sale_id = l.sale_id AND b.buyer_id = o.buyer_id
                            WHERE l.sale_id <> 0 AND b.sale_id IS NULL
                            """),
                    new Law(
                            "every order is the order of one checkout, its own",
                            """
                            SELECT o.id, o.buyer_id, o.scenario
                            FROM {orders}.orders o
                            LEFT JOIN {gateway}.checkout c ON c.id = o.id AND c.buyer_id = o.buyer_id
                            WHERE c.id IS NULL
                            """),
                    new Law(
                            "no two accepted checkouts of a scenario share an order",
                            """
                            SELECT order_id, scenario, COUNT(*)
                            FROM {gateway}.checkout
                            WHERE state = 'ACCEPTED'
                            GROUP BY order_id, scenario
                            HAVING COUNT(*) > 1
                            """)));

    private BuyersKeepToLimits() {}
}
