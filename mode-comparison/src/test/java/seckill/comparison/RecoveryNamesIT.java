package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.byteman.agent.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.checkout.Guarantees.Assembly;

/**
 * Why the monolith gives each database a recovery name of its own: the Narayana starter gives all of them one. After a
 * crash between decision and commit, recovery then asks the wrong server for a branch, is told that there is none, and
 * takes it for committed.
 *
 * <p>The program is {@link TwoDatabases}, between the database servers of two stacks. It dies when the decision is in its
 * log and no database has been told.
 */
@Tag("database")
@WithStacks
class RecoveryNamesIT {

    private static final String DIE_AFTER_THE_DECISION =
            """
            RULE the decision is in the log
            CLASS com.arjuna.ats.arjuna.coordinator.BasicAction
            METHOD phase2Commit
            AT ENTRY
            IF TRUE
            DO killJVM()
            ENDRULE
            """;

    private static final Duration START_MAX = Duration.ofSeconds(60);

    /** Its recovery looks every two seconds. */
    private static final Duration TEN_LOOKS = Duration.ofSeconds(20);

    @TempDir
    private Path dir;

    private Server from;
    private Server to;

    @BeforeEach
    void two_servers_with_ten_units_each(Stacks stacks) {
        from = new Server(stacks.running(Assembly.MONOLITH));
        to = new Server(stacks.running(Assembly.MONOLITH_WITH_DATABASES));
        from.fill();
        to.fill();
    }

    @AfterEach
    void nothing_stays_behind() {
        from.clear();
        to.clear();
    }

    @Test
    void with_a_name_for_each_database_all_that_was_decided_is_committed() throws Exception {
        dieAfterTheDecision(TwoDatabases.OWN_NAMES);

        Process recovery = start(TwoDatabases.RECOVER, TwoDatabases.OWN_NAMES, List.of());
        try {
            await("recovery").atMost(START_MAX.plus(TEN_LOOKS)).until(() -> prepared() == 0);
        } finally {
            recovery.destroyForcibly().waitFor();
        }
        assertThat(from.units()).isEqualTo(9);
        assertThat(to.units()).isEqualTo(11);
    }

    /** The control. */
    @Test
    void with_the_starters_one_name_for_all_a_branch_stays_prepared_and_a_unit_is_gone() throws Exception {
        dieAfterTheDecision(TwoDatabases.ONE_NAME);

        Process recovery = start(TwoDatabases.RECOVER, TwoDatabases.ONE_NAME, List.of());
        try {
            await("one of them").atMost(START_MAX.plus(TEN_LOOKS)).until(() -> prepared() == 1);
            await("the other, in vain")
                    .during(TEN_LOOKS)
                    .atMost(TEN_LOOKS.plusSeconds(5))
                    .until(() -> prepared() == 1);
        } finally {
            recovery.destroyForcibly().waitFor();
        }
        assertThat(from.units() + to.units()).as("of 20 units").isNotEqualTo(20);
    }

    private void dieAfterTheDecision(String names) throws IOException, InterruptedException, URISyntaxException {
        Path rule = Files.writeString(dir.resolve("die.btm"), DIE_AFTER_THE_DECISION);
        Path byteman = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Process moving = start(TwoDatabases.MOVE, names, List.of("-javaagent:" + byteman + "=script:" + rule));
        assertThat(moving.waitFor(START_MAX.toSeconds(), TimeUnit.SECONDS)).as("it died").isTrue();
        assertThat(prepared()).as("prepared when it died: %s", Files.readString(dir.resolve("output"))).isEqualTo(2);
    }

    private int prepared() {
        return from.prepared().size() + to.prepared().size();
    }

    private Process start(String what, String names, List<String> flags) throws IOException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(flags);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), TwoDatabases.class.getName()));
        line.addAll(List.of(
                what, dir.resolve("log").toString(), names, from.url(), from.password(), to.url(), to.password()));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("output").toFile())
                .start();
    }

    /** The database server of a stack, with a table for this spec. */
    private record Server(ShopUnderTest shop) {

        void fill() {
            sql().update("CREATE DATABASE recovery_names");
            sql().update("CREATE TABLE recovery_names.unit (n INT NOT NULL) ENGINE = InnoDB");
            sql().update("INSERT INTO recovery_names.unit VALUES (10)");
        }

        void clear() {
            prepared().forEach(xid -> sql().update("XA ROLLBACK " + xid));
            sql().update("DROP DATABASE recovery_names");
        }

        long units() {
            return sql().number("SELECT n FROM recovery_names.unit");
        }

        /** The branches of the program, as XIDs are written in SQL. */
        List<String> prepared() {
            String node = HexFormat.of().formatHex(TwoDatabases.NODE.getBytes(StandardCharsets.US_ASCII));
            List<String> xids = new ArrayList<>();
            try (Connection connection = connected();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("XA RECOVER")) {
                while (found.next()) {
                    xids.add(inSql(found));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return xids.stream().filter(xid -> xid.contains(node)).toList();
        }

        private static String inSql(ResultSet branch) throws SQLException {
            byte[] both = branch.getBytes("data");
            int global = branch.getInt("gtrid_length");
            HexFormat hex = HexFormat.of();
            return "X'" + hex.formatHex(both, 0, global) + "',X'" + hex.formatHex(both, global, global + branch.getInt("bqual_length"))
                    + "'," + branch.getInt("formatID");
        }

        String url() {
            return "jdbc:mysql://" + shop.running().database() + "/recovery_names";
        }

        String password() {
            return shop.running().databaseAdmin(shop.home()).password();
        }

        private Sql sql() {
            return new Sql(this::connected);
        }

        private Connection connected() throws SQLException {
            return DriverManager.getConnection("jdbc:mysql://" + shop.running().database() + "/", "root", password());
        }
    }
}
