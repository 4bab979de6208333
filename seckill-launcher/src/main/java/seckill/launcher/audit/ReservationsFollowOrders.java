package seckill.launcher.audit;

import java.util.List;

/** I5: a reservation is where its order is in life. */
final class ReservationsFollowOrders {

    static final SqlInvariant INVARIANT = new SqlInvariant(
            "I5",
            "Units of a PAID order are DEDUCTED, units of a PENDING one RESERVED",
            """
            SELECT (SELECT COUNT(*) FROM {orders}.orders WHERE status = 'PAID') AS paidOrders,
                   (SELECT COUNT(*) FROM {orders}.orders WHERE status = 'PENDING') AS pendingOrders,
                   (SELECT COUNT(*) FROM {stock}.reservation WHERE state = 'DEDUCTED') AS deducted,
                   (SELECT COUNT(*) FROM {stock}.reservation WHERE state = 'RESERVED') AS reserved
            """,
            List.of(new Law(
                    "order and reservation agree on whether the units are sold",
                    """
                    SELECT o.id, o.status, r.sku, r.sale_id, r.state
                    FROM {orders}.orders o
                    JOIN {stock}.reservation r ON r.order_id = o.id
                    WHERE (o.status = 'PAID' AND r.state <> 'DEDUCTED')
                       OR (o.status = 'PENDING' AND r.state <> 'RESERVED')
                    """)));

    private ReservationsFollowOrders() {}
}
