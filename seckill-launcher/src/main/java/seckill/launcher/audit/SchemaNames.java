package seckill.launcher.audit;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Puts the real names of the schemas into the audit's statements: each owner has its own, or all have one.
 *
 * @param of the schema of an owner: stock, orders, payment or gateway
 */
record SchemaNames(UnaryOperator<String> of) {

    private static final List<String> OWNERS = List.of("stock", "orders", "payment", "gateway");

    String in(String sql) {
        String named = sql;
        for (String owner : OWNERS) {
            named = named.replace("{" + owner + "}", of.apply(owner));
        }
        return named;
    }
}
