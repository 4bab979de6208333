package seckill.launcher.audit;

import java.util.List;

/** I5: a reservation is where its order is in life. */
final class ReservationsFollowOrders {

    static final SqlInvariant INVARIANT = new SqlInvariant(
            "I5",
            "Units of a PENDING order are RESERVED, of a PAID one DEDUCTED, of a CANCELLED one RELEASED, of a REFUNDED one RETURNED",
            """
            SELECT (SELECT COUNT(*) FROM {orders}.orders WHERE status = 'PAID') AS paidOrders,
                   (SELECT COUNT(*) FROM {orders}.orders WHERE status = 'PENDING') AS pendingOrders,
                   (SELECT COUNT(*) FROM {orders}.orders WHERE status = 'CANCELLED') AS cancelledOrders,
                   (SELECT COUNT(*) FROM {orders}.orders WHERE status = 'REFUNDED') AS refundedOrders,
                   (SELECT COUNT(*) FROM {stock}.reservation WHERE state = 'DEDUCTED') AS deducted,
                   (SELECT COUNT(*) FROM {stock}.reservation WHERE state = 'RESERVED') AS reserved,
                   (SELECT COUNT(*) FROM {stock}.reservation WHERE state = 'RELEASED') AS released,
                   (SELECT COUNT(*) FROM {stock}.reservation WHERE state = 'RETURNED') AS returned
            """,
            List.of(new Law(
                    "order and reservation agree on where the units are",
                    """
                    SELECT o.id, o.status, r.sku, r.sale_id, r.state
                    FROM {orders}.orders o
                    JOIN {stock}.reservation r ON r.order_id = o.id
                    WHERE r.state <> CASE o.status WHEN 'PENDING' THEN 'RESERVED' WHEN 'PAID' THEN 'DEDUCTED'
                                                   WHEN 'CANCELLED' THEN 'RELEASED' WHEN 'REFUNDED' THEN 'RETURNED'
                                                   ELSE 'nowhere' END
                    """)));

    private ReservationsFollowOrders() {}
}
