package seckill.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.launcher.audit.TestDatabase;
import seckill.reconcile.Discrepancies;
import seckill.reconcile.Discrepancy;
import seckill.reconcile.Found.State;
import seckill.reconcile.Kind;
import seckill.reconcile.jdbc.JdbcDiscrepancies;

/** The shop looks at its books while operators repair them: what a look brings may be older than a repair. */
@Tag("database")
class NotedDiscrepanciesIT {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");

    private static TestDatabase database;
    private static Discrepancies noted;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        database = TestDatabase.start(dir);
        database.createAll("gateway");
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(database.url("gateway"));
        source.setUser("root");
        noted = new JdbcDiscrepancies(source);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void a_look_that_began_before_a_repair_had_ended_does_not_open_it_again() {
        Discrepancy one = repaired("order-00001", NOON.plusSeconds(2));
        noted.found(List.of(one), NOON.plusSeconds(1), NOON.plusSeconds(3));
        assertThat(stateOf(one)).isEqualTo(State.REPAIRED);
    }

    @Test
    void a_look_that_began_afterwards_does() {
        Discrepancy one = repaired("order-00002", NOON.plusSeconds(2));
        noted.found(List.of(one), NOON.plusSeconds(3), NOON.plusSeconds(4));
        assertThat(stateOf(one)).isEqualTo(State.OPEN);
    }

    @Test
    void a_look_meanwhile_leaves_a_repair_alone() {
        Discrepancy one = lost("order-00003");
        noted.found(List.of(one), NOON, NOON);
        noted.begin(one.id(), "operator", "why", NOON.plusSeconds(1), NOON);
        noted.found(List.of(one), NOON.plusSeconds(2), NOON.plusSeconds(3));
        assertThat(stateOf(one)).isEqualTo(State.REPAIRING);
    }

    private static Discrepancy repaired(String order, Instant at) {
        Discrepancy one = lost(order);
        noted.found(List.of(one), NOON, NOON);
        int attempt = noted.begin(one.id(), "operator", "why", NOON.plusSeconds(1), NOON).orElseThrow();
        noted.end(one.id(), attempt, State.REPAIRED, "", at);
        return one;
    }

    private static Discrepancy lost(String order) {
        return new Discrepancy(Kind.values()[0], "orders", order, "nothing", "an order", Optional.empty());
    }

    private static State stateOf(Discrepancy one) {
        return noted.find(one.id()).orElseThrow().state();
    }
}
