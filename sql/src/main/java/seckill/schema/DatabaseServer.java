package seckill.schema;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A MySQL server, seen by somebody who may create schemas and users.
 *
 * @param address host:port
 */
record DatabaseServer(String address, String admin, String password) {

    /** Who reads every schema and changes nothing. */
    static final String AUDITOR = "audit";

    String url(String schema) {
        return "jdbc:mysql://" + address + "/" + schema
                + "?sslMode=PREFERRED&allowPublicKeyRetrieval=true&connectTimeout=3000&socketTimeout=60000"
                + "&characterEncoding=UTF-8&connectionTimeZone=UTC";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(""), admin, password);
    }

    /** The audit trail's triggers are made by the schema's owner, which a MySQL with a binary log lets only SUPER do. */
    static void refuseTriggersOfSuperOnly(Connection database) throws SQLException {
        try (Statement sql = database.createStatement();
                ResultSet found = sql.executeQuery("SELECT @@log_bin AND NOT @@log_bin_trust_function_creators")) {
            if (found.next() && found.getBoolean(1)) {
                throw new SQLException("it lets only SUPER make triggers. While the schemas are made:"
                        + " SET GLOBAL log_bin_trust_function_creators = ON");
            }
        }
    }

    /** Repeatable: a user who is there gets this password. */
    static void makeAuditor(Connection database, String password) throws SQLException {
        user(database, AUDITOR, password);
        grant(database, "SELECT ON *.*", AUDITOR);
        recoverXa(database, AUDITOR);
    }

    /** Repeatable: a schema that is there keeps its tables, a user who is there gets this password. */
    static void make(Connection database, Owner owner, String password) throws SQLException {
        try (Statement sql = database.createStatement()) {
            sql.execute("CREATE DATABASE IF NOT EXISTS `" + owner.schema() + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
        }
        user(database, owner.schema(), password);
        grant(database, "ALL ON `" + owner.schema() + "`.*", owner.schema());
        recoverXa(database, owner.schema());
    }

    /** Who recovers must see what was prepared; MariaDB shows it to everybody, MySQL since 8.0 does not. */
    private static void recoverXa(Connection database, String name) throws SQLException {
        if (!database.getMetaData().getDatabaseProductVersion().contains("MariaDB")) {
            grant(database, "XA_RECOVER_ADMIN ON *.*", name);
        }
    }

    private static void grant(Connection database, String what, String name) throws SQLException {
        try (Statement sql = database.createStatement()) {
            sql.execute("GRANT " + what + " TO '" + name + "'@'%'");
        }
    }

    private static void user(Connection database, String name, String password) throws SQLException {
        for (String begin : new String[] {"CREATE USER IF NOT EXISTS '", "ALTER USER '"}) {
            // the driver puts the password in, in quotes: the server has no parameters here
            try (PreparedStatement sql = database.prepareStatement(begin + name + "'@'%' IDENTIFIED BY ?")) {
                sql.setString(1, password);
                sql.execute();
            }
        }
    }
}
