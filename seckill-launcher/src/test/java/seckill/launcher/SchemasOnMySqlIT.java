package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import seckill.launcher.audit.TestDatabase;

/** What a MySQL as it comes out of the box asks of whoever makes schemas there; one server, one fact after the other. */
@Tag("mysql")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SchemasOnMySqlIT {

    private static final String TRIGGER = "CREATE TRIGGER kept BEFORE DELETE ON entry FOR EACH ROW"
            + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'kept'";

    @TempDir static Path dir;
    private static TestDatabase database;
    private static Secrets secrets;
    private static Servers servers;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.start(dir.resolve("server"), "--log-bin-trust-function-creators=OFF");
        Home home = new Home(dir.resolve("home")).create();
        secrets = Secrets.of(home);
        servers = new Servers(
                Address.local(database.port()), "root", "", null, null, null, null, null, "", "", null, null);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    @Order(1)
    void with_a_binary_log_nothing_is_made_before_triggers_are_let_in() throws SQLException {
        EnvironmentException refused = assertThrows(
                EnvironmentException.class, () -> Schemas.create(servers, secrets, List.of("gateway")));
        assertTrue(refused.getMessage().contains("SET GLOBAL log_bin_trust_function_creators = ON"), refused.getMessage());
        assertEquals("0", found("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = 'gateway'"));
    }

    /** The control beside it: what the refusal spares is a migration that ends half-way. */
    @Test
    @Order(2)
    void once_they_are_let_in_the_owner_makes_them_and_later_starts_need_it_no_more() throws SQLException {
        root("SET GLOBAL log_bin_trust_function_creators = ON");
        Schemas.create(servers, secrets, List.of("gateway"));
        owner("CREATE TABLE entry (id INT PRIMARY KEY) ENGINE = InnoDB");
        owner(TRIGGER);
        root("SET GLOBAL log_bin_trust_function_creators = OFF");
        owner("DROP TRIGGER kept");
        assertEquals(1419, assertThrows(SQLException.class, () -> owner(TRIGGER)).getErrorCode());

        Schemas.create(servers, secrets, List.of("gateway"));
    }

    @Test
    @Order(3)
    void who_recovers_and_who_audits_see_prepared_branches_and_nobody_else_does() throws SQLException {
        owner("XA RECOVER");
        as("audit", "XA RECOVER", "");
        root("CREATE USER somebody@'%' IDENTIFIED BY 'only-in-this-test'");
        try (Connection somebody = DriverManager.getConnection(database.url(""), "somebody", "only-in-this-test");
                Statement sql = somebody.createStatement()) {
            assertEquals(1401, assertThrows(SQLException.class, () -> sql.execute("XA RECOVER")).getErrorCode());
        }
    }

    /** Passwords are kept in a way that wants TLS, or the server's public key. */
    @Test
    @Order(4)
    void without_tls_a_first_login_needs_the_servers_public_key() throws SQLException {
        String plain = database.url("gateway") + "&sslMode=DISABLED";
        String password = secrets.databasePassword("gateway");
        root("FLUSH PRIVILEGES"); // the server remembers who has come over TLS
        SQLException refused = assertThrows(
                SQLException.class, () -> DriverManager.getConnection(plain, "gateway", password).close());
        assertTrue(refused.getMessage().contains("Public Key Retrieval is not allowed"), refused.getMessage());

        DriverManager.getConnection(plain + "&allowPublicKeyRetrieval=true", "gateway", password).close();
    }

    private static void root(String statement) throws SQLException {
        try (Connection root = database.root();
                Statement sql = root.createStatement()) {
            sql.execute(statement);
        }
    }

    private static void owner(String statement) throws SQLException {
        as("gateway", statement, "gateway");
    }

    private static void as(String user, String statement, String schema) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(schema), user, secrets.databasePassword(user));
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String found(String query) throws SQLException {
        try (Connection root = database.root();
                Statement sql = root.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }
}
