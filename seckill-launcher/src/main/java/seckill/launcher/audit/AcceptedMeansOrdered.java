package seckill.launcher.audit;

import java.util.List;

/** I8: no acknowledged order is lost. */
final class AcceptedMeansOrdered {

    static final SqlInvariant INVARIANT = new SqlInvariant(
            "I8",
            "Every ACCEPTED checkout did to its order what it says, and nothing else ended an order",
            """
            SELECT COUNT(*) AS accepted,
                   COALESCE(SUM(scenario = 'pay-order'), 0) AS acceptedPayments,
                   COALESCE(SUM(scenario = 'cancel-order'), 0) AS acceptedCancellations,
                   COALESCE(SUM(scenario = 'refund-order'), 0) AS acceptedRefunds
            FROM {gateway}.checkout
            WHERE state = 'ACCEPTED'
            """,
            List.of(
                    new Law(
                            "an accepted purchase has the order that bears its id",
                            """
                            SELECT c.id, c.buyer_id, c.scenario, c.mode
                            FROM {gateway}.checkout c
                            LEFT JOIN {orders}.orders o ON o.id = c.id AND o.buyer_id = c.buyer_id
                            WHERE c.state = 'ACCEPTED' AND c.scenario IN ('buy-now', 'place-order') AND o.id IS NULL
                            """),
                    new Law(
                            "buy-now and pay-order end with a paid order, which may be refunded later",
                            """
                            SELECT c.id, c.buyer_id, c.scenario, c.order_id, o.status
                            FROM {gateway}.checkout c
                            LEFT JOIN {orders}.orders o ON o.id = c.order_id AND o.buyer_id = c.buyer_id
                            WHERE c.state = 'ACCEPTED' AND c.scenario IN ('buy-now', 'pay-order')
                              AND (o.id IS NULL OR o.status NOT IN ('PAID', 'REFUNDED'))
                            """),
                    new Law(
                            "cancel-order ends with a cancelled order, refund-order with a refunded one",
                            """
                            SELECT c.id, c.buyer_id, c.scenario, c.order_id, o.status
                            FROM {gateway}.checkout c
                            LEFT JOIN {orders}.orders o ON o.id = c.order_id AND o.buyer_id = c.buyer_id
                            WHERE c.state = 'ACCEPTED' AND c.scenario IN ('cancel-order', 'refund-order')
                              AND (o.id IS NULL OR o.status <> IF(c.scenario = 'cancel-order', 'CANCELLED', 'REFUNDED'))
                            """),
                    new Law(
                            "an order is cancelled or refunded by an accepted checkout of its buyer",
                            """
                            SELECT o.id, o.buyer_id, o.status
                            FROM {orders}.orders o
                            LEFT JOIN {gateway}.checkout c
                              ON c.order_id = o.id AND c.buyer_id = o.buyer_id AND c.state = 'ACCEPTED'
                             AND c.scenario = IF(o.status = 'CANCELLED', 'cancel-order', 'refund-order')
                            WHERE o.status IN ('CANCELLED', 'REFUNDED') AND c.id IS NULL
                            """)));

    private AcceptedMeansOrdered() {}
}
