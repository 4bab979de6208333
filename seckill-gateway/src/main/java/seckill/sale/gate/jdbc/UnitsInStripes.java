package seckill.sale.gate.jdbc;

import java.util.List;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Several rows count a share each, for one very hot product: whoever comes begins at the row of his name, and goes on to the others when it has
 * too few. The last units are gathered from all rows, which are locked in one order then.
 */
final class UnitsInStripes implements Units {

    /** As many as a database has processors to spare for one product. */
    static final int STRIPES = 8;

    private final JdbcClient jdbc;

    UnitsInStripes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean areApart() {
        return true;
    }

    /**
     * Looks before it writes: an UPDATE that has waited for a row and then finds too little there keeps its lock (seen on MariaDB 11.4 and
     * MySQL 9.7), and who wants all rows with one of them locked out of turn meets others who do: a deadlock.
     */
    @Override
    public boolean take(long saleId, String holder, int quantity) {
        int own = Math.floorMod(holder.hashCode(), STRIPES);
        List<Stripe> seen = stripes(saleId, "");
        if (sum(seen) < quantity) {
            return false;
        }
        if (seen.stream().noneMatch(it -> it.stripe == own && it.left >= quantity)) {
            return gather(saleId, quantity);
        }
        if (!takeFromOne(saleId, own, quantity)) {
            throw new CannotAcquireLockException("another one was first at stripe " + own); // begin anew, without its lock
        }
        return true;
    }

    private boolean takeFromOne(long saleId, int stripe, int quantity) {
        return jdbc.sql("UPDATE sale_gate_stripe SET left_units = left_units - ? WHERE sale_id = ? AND stripe = ? AND left_units >= ?")
                        .params(quantity, saleId, stripe, quantity)
                        .update()
                == 1;
    }

    private record Stripe(int stripe, int left) {}

    private List<Stripe> stripes(long saleId, String lock) {
        return jdbc.sql("SELECT stripe, left_units FROM sale_gate_stripe WHERE sale_id = ? ORDER BY stripe" + lock)
                .param(saleId)
                .query((row, n) -> new Stripe(row.getInt(1), row.getInt(2)))
                .list();
    }

    private static int sum(List<Stripe> stripes) {
        return stripes.stream().mapToInt(Stripe::left).sum();
    }

    private boolean gather(long saleId, int quantity) {
        List<Stripe> stripes = stripes(saleId, " FOR UPDATE");
        if (sum(stripes) < quantity) {
            return false;
        }
        int missing = quantity;
        for (Stripe one : stripes) {
            int share = Math.min(missing, one.left);
            if (share > 0 && !takeFromOne(saleId, one.stripe, share)) {
                throw new IllegalStateException("a locked row has changed");
            }
            missing -= share;
        }
        return true;
    }

    @Override
    public void giveBack(long saleId, String holder, int quantity) {
        jdbc.sql("UPDATE sale_gate_stripe SET left_units = left_units + ? WHERE sale_id = ? AND stripe = ?")
                .params(quantity, saleId, Math.floorMod(holder.hashCode(), STRIPES))
                .update();
    }

    @Override
    public long left(long saleId) {
        return jdbc.sql("SELECT COALESCE(SUM(left_units), 0) FROM sale_gate_stripe WHERE sale_id = ?")
                .param(saleId)
                .query(Long.class)
                .single();
    }

    @Override
    public void set(long saleId, long left) {
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            long share = left / STRIPES + (stripe < left % STRIPES ? 1 : 0);
            jdbc.sql("INSERT INTO sale_gate_stripe (sale_id, stripe, left_units) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE left_units = ?")
                    .params(saleId, stripe, share, share)
                    .update();
        }
    }
}
