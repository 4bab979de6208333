package seckill.compare.history;

import java.sql.Connection;
import java.sql.SQLException;

/** The shop's tables, for somebody who may only read: in a schema of each owner, or all in one. */
public interface Tables {

    /** Opens a connection, which whoever asks for it closes. */
    Connection open() throws SQLException;

    /** @param owner stock, orders, payment or gateway */
    String schemaOf(String owner);

    /** @param statement with {@code {owner}} for the schema of an owner, such as <code>SELECT id FROM {orders}.orders</code> */
    default String sql(String statement) {
        String sql = statement;
        for (String owner : new String[] {"stock", "orders", "payment", "gateway"}) {
            sql = sql.replace("{" + owner + "}", schemaOf(owner));
        }
        return sql;
    }
}
