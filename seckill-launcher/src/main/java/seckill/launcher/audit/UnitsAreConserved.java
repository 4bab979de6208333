package seckill.launcher.audit;

import java.util.List;

/** I1: no oversell. What was allocated is available, reserved or sold, and the reservations say the same. */
final class UnitsAreConserved {

    static final SqlInvariant INVARIANT = new SqlInvariant(
            "I1",
            "No oversell: available + reserved + sold = allocated for each product and sale, and reservations add up to it",
            """
            SELECT COUNT(*) AS levels, COALESCE(SUM(allocated), 0) AS allocated, COALESCE(SUM(available), 0) AS available,
                   COALESCE(SUM(reserved), 0) AS reserved, COALESCE(SUM(sold), 0) AS sold
            FROM {stock}.stock_level
            """,
            List.of(
                    new Law(
                            "available + reserved + sold = allocated",
                            """
                            SELECT sku, sale_id, allocated, available, reserved, sold
                            FROM {stock}.stock_level
                            WHERE available + reserved + sold <> allocated
                            """),
                    new Law(
                            "no count is negative",
                            """
                            SELECT sku, sale_id, allocated, available, reserved, sold
                            FROM {stock}.stock_level
                            WHERE allocated < 0 OR available < 0 OR reserved < 0 OR sold < 0
                            """),
                    new Law(
                            "sold and reserved are the sums of the reservations",
                            """
                            SELECT l.sku, l.sale_id, l.reserved, l.sold, COALESCE(r.reserved, 0), COALESCE(r.deducted, 0)
                            FROM {stock}.stock_level l
                            LEFT JOIN (
                                SELECT sku, sale_id,
                                       SUM(IF(state = 'RESERVED', quantity, 0)) AS reserved,
                                       SUM(IF(state = 'DEDUCTED', quantity, 0)) AS deducted
                                FROM {stock}.reservation
                                GROUP BY sku, sale_id
                            ) r ON r.sku = l.sku AND r.sale_id = l.sale_id
                            WHERE l.reserved <> COALESCE(r.reserved, 0) OR l.sold <> COALESCE(r.deducted, 0)
                            """),
                    new Law(
                            "every reservation is of units that exist",
                            """
                            SELECT r.order_id, r.sku, r.sale_id, r.quantity
                            FROM {stock}.reservation r
                            LEFT JOIN {stock}.stock_level l ON l.sku = r.sku AND l.sale_id = r.sale_id
                            WHERE l.sku IS NULL OR r.quantity <= 0
                            """)));

    private UnitsAreConserved() {}
}
