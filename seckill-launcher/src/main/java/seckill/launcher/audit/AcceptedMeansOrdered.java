package seckill.launcher.audit;

import java.util.List;

/** I8: no acknowledged order is lost. */
final class AcceptedMeansOrdered {

    static final SqlInvariant INVARIANT = new SqlInvariant(
            "I8",
            "Every ACCEPTED checkout has its order, and every accepted payment a paid one",
            """
            SELECT COUNT(*) AS accepted,
                   COALESCE(SUM(scenario = 'pay-order'), 0) AS acceptedPayments
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
                            "buy-now and pay-order end with a paid order",
                            """
                            SELECT c.id, c.buyer_id, c.scenario, c.order_id, o.status
                            FROM {gateway}.checkout c
                            LEFT JOIN {orders}.orders o ON o.id = c.order_id AND o.buyer_id = c.buyer_id
                            WHERE c.state = 'ACCEPTED' AND c.scenario IN ('buy-now', 'pay-order')
                              AND (o.id IS NULL OR o.status <> 'PAID')
                            """)));

    private AcceptedMeansOrdered() {}
}
