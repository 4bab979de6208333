package seckill.sale.gate.jdbc;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row per unit, taken with {@code SKIP LOCKED}: nobody waits for anybody. Units that others are taking just now may come back; so whoever finds
 * fewer than there are looks again a few times.
 *
 * <p>Source: Shopify's reservations in MySQL (shopify.engineering, 2023).
 */
final class UnitsInRows implements Units {

    private static final int LOOKS_MAX = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(4);

    /** Rows of one INSERT. */
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;

    UnitsInRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean areApart() {
        return true;
    }

    @Override
    public boolean take(long saleId, String holder, int quantity) {
        for (int look = 1; ; look++) {
            List<Integer> units = jdbc.sql("""
                    SELECT unit FROM sale_gate_unit WHERE sale_id = ? AND holder IS NULL
                    ORDER BY unit LIMIT ? FOR UPDATE SKIP LOCKED""")
                    .params(saleId, quantity)
                    .query(Integer.class)
                    .list();
            if (units.size() == quantity) {
                jdbc.sql("UPDATE sale_gate_unit SET holder = ? WHERE sale_id = ? AND unit IN ("
                                + String.join(", ", Collections.nCopies(quantity, "?")) + ")")
                        .param(holder)
                        .param(saleId)
                        .params(units)
                        .update();
                return true;
            }
            if (look == LOOKS_MAX || left(saleId) < quantity) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    @Override
    public void giveBack(long saleId, String holder, int quantity) {
        jdbc.sql("UPDATE sale_gate_unit SET holder = NULL WHERE sale_id = ? AND holder = ?").params(saleId, holder).update();
    }

    @Override
    public long left(long saleId) {
        return jdbc.sql("SELECT COUNT(*) FROM sale_gate_unit WHERE sale_id = ? AND holder IS NULL")
                .param(saleId)
                .query(Long.class)
                .single();
    }

    @Override
    public void set(long saleId, long left) {
        jdbc.sql("DELETE FROM sale_gate_unit WHERE sale_id = ? AND holder IS NULL").param(saleId).update();
        long first = jdbc.sql("SELECT COALESCE(MAX(unit), 0) + 1 FROM sale_gate_unit WHERE sale_id = ?")
                .param(saleId)
                .query(Long.class)
                .single();
        for (long from = first; from < first + left; from += BATCH) {
            String rows = LongStream.range(from, Math.min(from + BATCH, first + left))
                    .mapToObj(unit -> "(" + saleId + ", " + unit + ")")
                    .collect(Collectors.joining(", "));
            jdbc.sql("INSERT INTO sale_gate_unit (sale_id, unit) VALUES " + rows).update();
        }
    }
}
