package seckill.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One schema and one database user per owner of tables; the user has rights there and nowhere else. The tables
 * themselves are made by the applications. Repeatable.
 */
final class Schemas {

    static final List<String> OF_OWNERS = List.of("stock", "orders", "payment", "gateway");
    static final List<String> OF_MONOLITH = List.of("monolith");
    static final String AUDITOR = "audit";

    private Schemas() {}

    static void create(Servers servers, Secrets secrets, List<String> owners) throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        RunningStack.jdbcUrl(servers.database(), ""),
                        servers.databaseAdmin(),
                        servers.databaseAdminPassword());
                Statement sql = database.createStatement()) {
            user(sql, AUDITOR, secrets);
            sql.execute("GRANT SELECT ON *.* TO '" + AUDITOR + "'@'%'");
            boolean isMariaDb = database.getMetaData().getDatabaseProductVersion().contains("MariaDB");
            if (!isMariaDb) {
                // MariaDB shows prepared XA branches to everybody, MySQL since 8.0 does not
                sql.execute("GRANT XA_RECOVER_ADMIN ON *.* TO '" + AUDITOR + "'@'%'");
            }
            for (String owner : owners) {
                sql.execute("CREATE DATABASE IF NOT EXISTS `" + owner
                        + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
                user(sql, owner, secrets);
                sql.execute("GRANT ALL ON `" + owner + "`.* TO '" + owner + "'@'%'");
                if (!isMariaDb) {
                    // who recovers must see what was prepared
                    sql.execute("GRANT XA_RECOVER_ADMIN ON *.* TO '" + owner + "'@'%'");
                }
            }
        }
    }

    private static void user(Statement sql, String name, Secrets secrets) throws SQLException {
        String password = secrets.databasePassword(name);
        sql.execute("CREATE USER IF NOT EXISTS '" + name + "'@'%' IDENTIFIED BY '" + password + "'");
        // a user that was there before this home was made has another password
        sql.execute("ALTER USER '" + name + "'@'%' IDENTIFIED BY '" + password + "'");
    }
}
