package seckill.compare.controls;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Money and order in two databases; the transaction manager is played by hand, with XA statements and a table as its log. */
final class DecisionAfterFirstCommit implements Control {

    private static final String CAPTURE = "INSERT INTO movement (order_id, amount) VALUES ('order', " + Books.PRICE + ")";
    private static final String PAID_ORDER = "INSERT INTO orders VALUES ('order', 'PAID')";

    @Override
    public String name() {
        return "decision after the first commit";
    }

    @Override
    public String says() {
        return "The decision is logged when the first branch is committed already: after a crash "
                + "in between, recovery rolls the other one back";
    }

    @Override
    public String source() {
        return "https://www.ibm.com/docs/en/zos/2.4.0?topic=recovery-two-phase-commit-protocol";
    }

    @Override
    public Set<String> guards() {
        return Set.of("JTA", "XA");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema payment = site.schema("jta_payment", Books.TABLES);
                Schema orders = site.schema("jta_orders", Books.TABLES)) {
            orders.sql().execute("CREATE TABLE decision (id VARCHAR(64) PRIMARY KEY)");
            XaRecovery recovery = new XaRecovery(payment.sql(), "control-decision");
            try {
                die(site, orders, recovery.transaction(), isWrong);
                recovery.end(new Books(orders.sql()).number("SELECT COUNT(*) FROM decision") == 1);
                int captured = new Books(payment.sql()).number("SELECT COALESCE(SUM(amount), 0) FROM movement");
                int paid = new Books(orders.sql()).number("SELECT COUNT(*) FROM orders WHERE status = 'PAID'");
                return captured == paid * Books.PRICE
                        ? List.of()
                        : List.of(new Broken("I4", "captured in one database: %d, paid orders in the other: %d".formatted(captured, paid)));
            } finally {
                recovery.end(false); // should it have failed
            }
        }
    }

    /** The process dies with both connections, before it has logged or committed more. */
    private static void die(ControlSite site, Schema orders, String transaction, boolean isWrong) throws SQLException {
        try (XaBranch money = XaBranch.prepare(site, "jta_payment", transaction, CAPTURE);
                XaBranch _ = XaBranch.prepare(site, "jta_orders", transaction, PAID_ORDER)) {
            if (!isWrong) {
                orders.sql().update("INSERT INTO decision VALUES (?)", transaction);
            }
            money.commit();
        }
    }
}
