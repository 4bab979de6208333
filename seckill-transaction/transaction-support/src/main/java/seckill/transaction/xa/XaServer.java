package seckill.transaction.xa;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What the database server says about itself, and whether a connection must be held from PREPARE to the end.
 *
 * <p>MySQL detaches a prepared branch from its connection since 8.0.29, unless {@code xa_detach_on_prepare} is off; from
 * then on any connection may end it. MariaDB and older servers let only the connection that prepared it do so, until that
 * connection is gone. Seata decides by the URL: a MariaDB behind {@code jdbc:mysql:} with a version above 8 passes for a
 * MySQL that detaches, and every branch stays prepared, its rows locked.
 *
 * @param version as the server gives it, such as {@code 11.4.5-MariaDB}
 * @param held    whether the connection that prepares a branch must be the one that ends it
 */
record XaServer(String version, boolean held) {

    /** Asks the server behind the data source. */
    static XaServer behind(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement()) {
            return new XaServer(version(sql), !detaches(sql));
        }
    }

    private static String version(Statement sql) throws SQLException {
        try (ResultSet found = sql.executeQuery("SELECT VERSION()")) {
            found.next();
            return found.getString(1);
        }
    }

    /** Only servers that can detach know the variable. */
    private static boolean detaches(Statement sql) throws SQLException {
        try (ResultSet found = sql.executeQuery("SHOW GLOBAL VARIABLES LIKE 'xa_detach_on_prepare'")) {
            return found.next() && found.getString(2).equalsIgnoreCase("ON");
        }
    }
}
