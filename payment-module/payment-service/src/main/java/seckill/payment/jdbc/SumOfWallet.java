package seckill.payment.jdbc;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.participant.Drift;
import seckill.participant.RepairRefusal;

/**
 * One figure of a buyer's wallet that does not follow from what moved.
 *
 * @param parts the SQL which adds the parts up for the buyer in {@code :buyer}
 */
record SumOfWallet(String table, String column, String parts, long buyerId, long kept, long should) {

    private static final String BALANCE = "SELECT COALESCE(SUM(amount_minor), 0) FROM movement WHERE buyer_id = :buyer";
    private static final String HELD =
            "SELECT COALESCE(SUM(amount_minor), 0) FROM payment WHERE buyer_id = :buyer AND captured_minor = 0";
    private static final String POINTS = "SELECT COALESCE(SUM(points), 0) FROM points_movement WHERE buyer_id = :buyer";

    /** Sum, buyer, what is kept, what the parts are; a hundred at most. */
    static final String ALL = """
            SELECT x.* FROM (
              SELECT 'balance' AS sum, a.buyer_id, a.balance_minor AS kept, COALESCE(m.parts, 0) AS parts
              FROM account a LEFT JOIN (SELECT buyer_id, SUM(amount_minor) AS parts FROM movement GROUP BY buyer_id) m ON m.buyer_id = a.buyer_id
              UNION ALL
              SELECT 'held', a.buyer_id, a.held_minor, COALESCE(p.parts, 0)
              FROM account a LEFT JOIN (SELECT buyer_id, SUM(amount_minor) AS parts FROM payment WHERE captured_minor = 0 GROUP BY buyer_id) p
                ON p.buyer_id = a.buyer_id
              UNION ALL
              SELECT 'points', a.buyer_id, a.points, COALESCE(m.parts, 0)
              FROM points_account a LEFT JOIN (SELECT buyer_id, SUM(points) AS parts FROM points_movement GROUP BY buyer_id) m
                ON m.buyer_id = a.buyer_id
            ) x WHERE x.kept <> x.parts ORDER BY x.buyer_id, x.sum LIMIT 100""";

    static SumOfWallet of(Drift drift) {
        long buyer = Long.parseLong(drift.key());
        return switch (drift.sum()) {
            case "balance" -> new SumOfWallet("account", "balance_minor", BALANCE, buyer, drift.kept(), drift.parts());
            case "held" -> new SumOfWallet("account", "held_minor", HELD, buyer, drift.kept(), drift.parts());
            case "points" -> new SumOfWallet("points_account", "points", POINTS, buyer, drift.kept(), drift.parts());
            default -> throw new IllegalArgumentException("payment keeps no " + drift.sum());
        };
    }

    /** Whoever moves anything writes the wallet's row: with that one locked, its parts stand still. */
    boolean isIn(JdbcClient jdbc) {
        Optional<Long> now = jdbc.sql("SELECT " + column + " FROM " + table + " WHERE buyer_id = :buyer FOR UPDATE")
                .param("buyer", buyerId)
                .query(Long.class)
                .optional();
        return now.filter(it -> it == kept).isPresent()
                && jdbc.sql(parts).param("buyer", buyerId).query(Long.class).single() == should;
    }

    Optional<RepairRefusal> addUp(JdbcClient jdbc) {
        int rows = jdbc.sql("UPDATE " + table + " SET " + column + " = ? WHERE buyer_id = ?").params(should, buyerId).update();
        return rows == 1 ? Optional.empty() : Optional.of(RepairRefusal.NOT_ENOUGH);
    }
}
