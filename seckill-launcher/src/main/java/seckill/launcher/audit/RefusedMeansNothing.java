package seckill.launcher.audit;

import java.util.List;

/** I9: a checkout that ended without success has left nothing behind. */
final class RefusedMeansNothing {

    static final SqlInvariant INVARIANT = new SqlInvariant(
            "I9",
            "A REFUSED or FAILED checkout left no order, no reservation, no payment, no command carried out",
            """
            SELECT COALESCE(SUM(state = 'REFUSED'), 0) AS refused, COALESCE(SUM(state = 'FAILED'), 0) AS failed
            FROM {gateway}.checkout
            """,
            List.of(
                    new Law(
                            "no order",
                            """
                            SELECT c.id, c.scenario, c.mode, c.state
                            FROM {gateway}.checkout c
                            JOIN {orders}.orders o ON o.id = c.id
                            WHERE c.state IN ('REFUSED', 'FAILED')
                            """),
                    new Law(
                            "no reservation",
                            """
                            SELECT DISTINCT c.id, c.scenario, c.mode, c.state
                            FROM {gateway}.checkout c
                            JOIN {stock}.reservation r ON r.order_id = c.id
                            WHERE c.state IN ('REFUSED', 'FAILED')
                            """),
                    new Law(
                            "no payment",
                            """
                            SELECT c.id, c.scenario, c.mode, c.state
                            FROM {gateway}.checkout c
                            JOIN {payment}.payment p ON p.order_id = c.id
                            WHERE c.state IN ('REFUSED', 'FAILED')
                            """),
                    // its id is not the order's: what it did shows only in the commands which it had carried out
                    nothingDone("no command carried out by stock", "{stock}.stock_command"),
                    nothingDone("no command carried out by orders", "{orders}.order_command"),
                    nothingDone("no command carried out by payment", "{payment}.payment_command")));

    private static Law nothingDone(String says, String commands) {
        return new Law(
                says,
                """
                SELECT c.id, c.scenario, c.mode, c.state, k.id
                FROM %s k
                JOIN {gateway}.checkout c ON c.id = SUBSTRING_INDEX(k.id, '/', 1)
                WHERE k.refusal IS NULL AND COALESCE(k.phase, '') <> 'CANCEL' AND c.state IN ('REFUSED', 'FAILED')
                """
                        .formatted(commands));
    }

    private RefusedMeansNothing() {}
}
