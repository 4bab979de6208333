package seckill.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import seckill.launcher.audit.TestDatabase;

class MakeSchemasIT {

    /** With what an attacker would choose, and a random password may have. */
    private static final String PASSWORD = "it's \\ 100 % of \"chance\" ` ;";

    private static TestDatabase database;

    @BeforeAll
    static void make(@TempDir Path dir) throws Exception {
        database = TestDatabase.start(dir);
        try (Connection root = database.root(); Statement sql = root.createStatement()) {
            sql.execute("CREATE USER admin@'%' IDENTIFIED BY 'only-in-this-test'");
            sql.execute("GRANT ALL ON *.* TO admin@'%' WITH GRANT OPTION");
        }
        assertThat(MakeSchemas.run(environment(PASSWORD))).isZero();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void an_owner_has_tables_of_his_own_and_sees_no_others(Owner owner) throws SQLException {
        Owner other = owner == Owner.STOCK ? Owner.ORDERS : Owner.STOCK;
        try (Connection own = connect(owner, PASSWORD); Statement sql = own.createStatement()) {
            assertThat(count(sql, "SELECT COUNT(*) FROM " + owner.history + " WHERE success")).isPositive();
            assertThatThrownBy(() -> sql.executeQuery("SELECT * FROM " + other.schema() + "." + other.history)).hasMessageContaining("denied");
        }
    }

    @Test
    void again_it_changes_passwords_and_no_table() throws SQLException {
        String before = migrations();
        assertThat(MakeSchemas.run(environment("another"))).isZero();
        assertThat(migrations()).isEqualTo(before);
        assertThatThrownBy(() -> connect(Owner.STOCK, PASSWORD)).hasMessageContaining("denied");
        assertThat(MakeSchemas.run(environment(PASSWORD))).isZero();
        connect(Owner.STOCK, PASSWORD).close();
    }

    @Test
    void who_may_not_create_users_is_refused() {
        Map<String, String> environment = environment(PASSWORD);
        environment.put("DATABASE_ADMIN_USER", "stock");
        environment.put("DATABASE_ADMIN_PASSWORD", PASSWORD);
        assertThat(MakeSchemas.run(environment)).isEqualTo(3);
    }

    private static String migrations() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection root = database.root(); Statement sql = root.createStatement()) {
            for (Owner owner : Owner.values()) {
                all.append(count(sql, "SELECT COUNT(*) FROM " + owner.schema() + "." + owner.history)).append(' ');
            }
        }
        return all.toString();
    }

    private static int count(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(Owner owner, String password) throws SQLException {
        return DriverManager.getConnection(database.url(owner.schema()), owner.schema(), password);
    }

    private static Map<String, String> environment(String password) {
        Map<String, String> environment = new HashMap<>();
        MakeSchemas.variables().forEach(name -> environment.put(name, password));
        environment.put("DATABASE_ADDRESS", database.url("").replaceAll(".*//([^/]+)/.*", "$1"));
        environment.put("DATABASE_ADMIN_USER", "admin");
        environment.put("DATABASE_ADMIN_PASSWORD", "only-in-this-test");
        return environment;
    }
}
