package seckill.sale.gate.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;

/** One row counts them: {@code UPDATE … WHERE left_units >= n}, and the number of rows is the answer. */
final class UnitsInOneRow implements Units {

    private final JdbcClient jdbc;

    UnitsInOneRow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean areApart() {
        return false;
    }

    @Override
    public boolean take(long saleId, String holder, int quantity) {
        return jdbc.sql("UPDATE sale_gate SET left_units = left_units - ? WHERE sale_id = ? AND left_units >= ?")
                        .params(quantity, saleId, quantity)
                        .update()
                == 1;
    }

    @Override
    public void giveBack(long saleId, String holder, int quantity) {
        jdbc.sql("UPDATE sale_gate SET left_units = left_units + ? WHERE sale_id = ?").params(quantity, saleId).update();
    }

    @Override
    public long left(long saleId) {
        return jdbc.sql("SELECT left_units FROM sale_gate WHERE sale_id = ?").param(saleId).query(Long.class).single();
    }

    @Override
    public void set(long saleId, long left) {
        jdbc.sql("UPDATE sale_gate SET left_units = ? WHERE sale_id = ?").params(left, saleId).update();
    }
}
