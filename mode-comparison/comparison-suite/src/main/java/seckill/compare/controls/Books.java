package seckill.compare.controls;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The books of a shop with one product: its units, its orders and the money for them. An order is for one unit and costs
 * {@link #PRICE}. The tables have no checks, or some of the mistakes could not be made.
 */
record Books(JdbcTemplate sql) {

    static final int PRICE = 100;

    static final String[] TABLES = {
        "CREATE TABLE stock_level (sku INT PRIMARY KEY, allocated INT NOT NULL, available INT NOT NULL, reserved INT NOT NULL,"
                + " sold INT NOT NULL)",
        "CREATE TABLE orders (id VARCHAR(64) PRIMARY KEY, status VARCHAR(16) NOT NULL)",
        "CREATE TABLE movement (id BIGINT AUTO_INCREMENT PRIMARY KEY, order_id VARCHAR(64) NOT NULL, amount INT NOT NULL)"
    };

    void open(int units) {
        sql.update("INSERT INTO stock_level VALUES (1, ?, ?, 0, 0)", units, units);
    }

    int available() {
        return number("SELECT available FROM stock_level WHERE sku = 1");
    }

    /** As it should be done: what must be true stands in the statement. */
    boolean deduct() {
        return sql.update("UPDATE stock_level SET available = available - 1, sold = sold + 1 WHERE sku = 1 AND available >= 1") == 1;
    }

    boolean reserve() {
        return sql.update("UPDATE stock_level SET available = available - 1, reserved = reserved + 1 WHERE sku = 1 AND available >= 1") == 1;
    }

    void release() {
        sql.update("UPDATE stock_level SET available = available + 1, reserved = reserved - 1 WHERE sku = 1 AND reserved >= 1");
    }

    void giveBack() {
        sql.update("UPDATE stock_level SET available = available + 1, sold = sold - 1 WHERE sku = 1 AND sold >= 1");
    }

    void order(String id, String status) {
        sql.update("INSERT INTO orders VALUES (?, ?)", id, status);
    }

    void capture(String id) {
        sql.update("INSERT INTO movement (order_id, amount) VALUES (?, ?)", id, PRICE);
    }

    /** A paid order, and its money; not its unit. */
    void sell(String id) {
        order(id, "PAID");
        capture(id);
    }

    int number(String query, Object... arguments) {
        return sql.queryForObject(query, Integer.class, arguments);
    }

    /** What does not add up, at rest. */
    List<Broken> broken() {
        int allocated = number("SELECT allocated FROM stock_level WHERE sku = 1");
        int available = available();
        int reserved = number("SELECT reserved FROM stock_level WHERE sku = 1");
        int sold = number("SELECT sold FROM stock_level WHERE sku = 1");
        int paid = number("SELECT COUNT(*) FROM orders WHERE status = 'PAID'");
        int pending = number("SELECT COUNT(*) FROM orders WHERE status = 'PENDING'");
        int captured = number("SELECT COALESCE(SUM(amount), 0) FROM movement");
        List<Broken> broken = new ArrayList<>();
        if (Math.min(available, Math.min(reserved, sold)) < 0 || available + reserved + sold != allocated) {
            broken.add(new Broken("I1", "units %d: available %d, reserved %d, sold %d".formatted(allocated, available, reserved, sold)));
        }
        if (paid + pending > allocated) {
            broken.add(new Broken("I1", "units %d, orders for them %d".formatted(allocated, paid + pending)));
        }
        if (captured != paid * PRICE) {
            broken.add(new Broken("I4", "captured %d, paid orders %d, of %d each".formatted(captured, paid, PRICE)));
        }
        if (sold != paid || reserved != pending) {
            broken.add(new Broken(
                    "I5", "units sold %d, orders paid %d; units reserved %d, orders pending %d".formatted(sold, paid, reserved, pending)));
        }
        return broken;
    }
}
