package seckill.launcher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

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
            refuseTriggersOfSuperOnly(sql, owners);
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

    /** Said before anything is made: half-way through the migrations it would be the server's words, in a log. */
    private static void refuseTriggersOfSuperOnly(Statement sql, List<String> owners) throws SQLException {
        String made = owners.stream().map(owner -> "'" + owner + "'").collect(Collectors.joining(",", "(", ")"));
        try (ResultSet found = sql.executeQuery("SELECT @@log_bin AND NOT @@log_bin_trust_function_creators AND"
                + " (SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name IN " + made + ") < " + owners.size())) {
            found.next();
            if (found.getBoolean(1)) {
                throw new EnvironmentException("The database writes a binary log and lets nobody but SUPER make triggers, which the"
                        + " audit trail needs. While the schemas are made: SET GLOBAL log_bin_trust_function_creators = ON;"
                        + " why, and what else there is: docs/mysql.md");
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
