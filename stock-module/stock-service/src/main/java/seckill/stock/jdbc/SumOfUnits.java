package seckill.stock.jdbc;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.participant.Drift;
import seckill.participant.RepairRefusal;

/**
 * One count of a stock level that its reservations do not add up to.
 *
 * @param column {@code reserved} or {@code sold}
 */
record SumOfUnits(String column, String state, long sku, long saleId, long kept, long parts) {

    static SumOfUnits of(Drift drift) {
        String[] key = drift.key().split("/");
        return switch (drift.sum()) {
            case "reserved" -> of(drift, "RESERVED", key);
            case "sold" -> of(drift, "DEDUCTED", key);
            default -> throw new IllegalArgumentException("stock keeps no " + drift.sum());
        };
    }

    private static SumOfUnits of(Drift drift, String state, String[] key) {
        return new SumOfUnits(drift.sum(), state, Long.parseLong(key[0]), Long.parseLong(key[1]), drift.kept(), drift.parts());
    }

    /** Whoever moves units of this product writes its level: with that row locked, the reservations stand still. */
    boolean isIn(JdbcClient jdbc) {
        Optional<Long> now = jdbc.sql("SELECT " + column + " FROM stock_level WHERE sku = ? AND sale_id = ? FOR UPDATE")
                .params(sku, saleId)
                .query(Long.class)
                .optional();
        Long sum = jdbc.sql("SELECT COALESCE(SUM(quantity), 0) FROM reservation WHERE sku = ? AND sale_id = ? AND state = ?")
                .params(sku, saleId, state)
                .query(Long.class)
                .single();
        return now.filter(it -> it == kept).isPresent() && sum == parts;
    }

    /** What is counted too often is available again, what was not counted comes from what is available. */
    Optional<RepairRefusal> addUp(JdbcClient jdbc) {
        long more = parts - kept;
        int rows = jdbc.sql("UPDATE stock_level SET " + column + " = " + column + " + ?, available = available - ?"
                        + " WHERE sku = ? AND sale_id = ? AND available >= ?")
                .params(more, more, sku, saleId, more)
                .update();
        return rows == 1 ? Optional.empty() : Optional.of(RepairRefusal.NOT_ENOUGH);
    }
}
