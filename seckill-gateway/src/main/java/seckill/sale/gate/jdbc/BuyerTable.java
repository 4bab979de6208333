package seckill.sale.gate.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;
import seckill.sale.gate.Wish;

/** How much each buyer has of a sale, in {@code sale_gate_buyer}; everything in the transaction at hand. */
final class BuyerTable {

    private final JdbcClient jdbc;

    BuyerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what the buyer wishes for to what he has, unless that would be more than the limit. */
    boolean add(Wish wish, int limit) {
        if (added(wish)) {
            return true;
        }
        boolean hasSome = jdbc.sql("SELECT COUNT(*) FROM sale_gate_buyer WHERE sale_id = ? AND buyer_id = ?")
                        .params(wish.saleId(), wish.buyerId())
                        .query(Integer.class)
                        .single()
                > 0;
        if (hasSome || wish.quantity() > limit) {
            return false;
        }
        jdbc.sql("INSERT INTO sale_gate_buyer (sale_id, buyer_id, quantity, limit_per_buyer) VALUES (?, ?, ?, ?)")
                .params(wish.saleId(), wish.buyerId(), wish.quantity(), limit)
                .update();
        return true;
    }

    private boolean added(Wish wish) {
        return jdbc.sql("""
                UPDATE sale_gate_buyer SET quantity = quantity + ?
                WHERE sale_id = ? AND buyer_id = ? AND quantity <= limit_per_buyer - ?""")
                        .params(wish.quantity(), wish.saleId(), wish.buyerId(), wish.quantity())
                        .update()
                == 1;
    }

    void giveBack(Wish wish) {
        jdbc.sql("UPDATE sale_gate_buyer SET quantity = quantity - ? WHERE sale_id = ? AND buyer_id = ?")
                .params(wish.quantity(), wish.saleId(), wish.buyerId())
                .update();
    }
}
