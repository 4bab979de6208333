package seckill.launcher.audit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import seckill.launcher.Address;
import seckill.launcher.RedisUser;
import seckill.launcher.rocketmq.Letters;
import seckill.launcher.rocketmq.LettersLeft;

/** Each law of the audit is seen broken once, by damage to a sound shop, on a real server with the real schemas. */
@Tag("database")
class AuditIT {

    private static final SchemaNames MODULES = new SchemaNames(owner -> owner);
    private static final SchemaNames MONOLITH = new SchemaNames(owner -> "monolith");

    /** Nothing runs here that could come to rest. */
    private static final Duration NO_WAIT = Duration.ZERO;

    private static TestDatabase database;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        database = TestDatabase.start(dir);
        database.createSchemas(MODULES);
        database.createSchemas(MONOLITH);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void a_sound_shop() throws SQLException {
        try (Connection root = database.root()) {
            SoundShop.restore(root, MODULES);
            SoundShop.restore(root, MONOLITH);
        }
    }

    @Test
    void a_sound_shop_is_ok_and_at_rest() {
        for (SchemaNames schemas : List.of(MODULES, MONOLITH)) {
            AuditReport report = audit(schemas);

            assertEquals(List.of(), report.broken(), () -> String.join("\n", AuditOutput.lines(report)));
            assertTrue(report.atRest());
        }
    }

    @Test
    void figures_say_over_how_much_it_is_ok() {
        AuditReport report = audit(MODULES);

        assertEquals(5, report.verdict("I1").figures().get("sold"));
        assertEquals(6, report.verdict("I2").figures().get("orders"));
        assertEquals(3100, report.verdict("I4").figures().get("capturedMinor"));
        assertEquals(800, report.verdict("I4").figures().get("refundedMinor"));
        assertEquals(5, report.verdict("I4").figures().get("points"));
        assertEquals(1, report.verdict("I5").figures().get("released"));
        assertEquals(1, report.verdict("I5").figures().get("returned"));
        assertEquals(10, report.verdict("I8").figures().get("accepted"));
        assertEquals(2, report.verdict("I9").figures().get("refused"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damage_breaks_the_law_that_forbids_it_with_modules(Damage damage) throws SQLException {
        breaks(damage, MODULES);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damage_breaks_the_law_that_forbids_it_in_the_monolith(Damage damage) throws SQLException {
        breaks(damage, MONOLITH);
    }

    static Stream<Damage> damages() {
        return Damage.all().stream();
    }

    @Test
    void no_law_goes_without_a_damage_that_breaks_it() {
        Set<String> laws = Audit.SQL_INVARIANTS.stream()
                .flatMap(invariant -> invariant.laws().stream().map(law -> invariant.id() + " " + law.says()))
                .collect(Collectors.toSet());
        Set<String> damaged = Damage.all().stream().map(Damage::toString).collect(Collectors.toSet());

        laws.removeAll(damaged);

        assertEquals(Set.of(), laws);
    }

    @Test
    void a_prepared_xa_branch_is_left_over() throws SQLException {
        try (Connection root = database.root()) {
            SoundShop.run(root, MODULES, List.of(
                    "XA START 'forgotten'", "INSERT INTO {payment}.account (buyer_id, balance_minor, currency) VALUES (8, 5, 'CNY')", "XA END 'forgotten'", "XA PREPARE 'forgotten'"));
            assertEquals(List.of("XA RECOVER is empty"), laws(audit(MODULES).verdict("I6")));
            SoundShop.run(root, MODULES, List.of("XA ROLLBACK 'forgotten'"));
        }
    }

    @Test
    void each_kind_of_residue_has_a_line_with_its_count() throws SQLException {
        try (Connection root = database.root()) {
            SoundShop.run(root, MODULES, List.of("INSERT INTO {payment}.undo_log VALUES (5, 'tc:1', '', '', 0, NOW(), NOW())"));
        }
        AuditReport report = audit(MODULES);
        List<String> lines = AuditOutput.lines(report);

        assertTrue(lines.contains("          1  undo rows (undo_log)"), () -> String.join("\n", lines));
        assertTrue(lines.contains("          0  prepared XA branches (XA RECOVER)"), () -> String.join("\n", lines));
        report.verdict("I6").figures().keySet().forEach(figure ->
                assertNotEquals(figure, NothingIsLeft.words(figure), "nobody has said what it counts"));
    }

    @Test
    void a_coordinator_that_does_not_answer_is_no_proof() {
        Coordinator dead = new Coordinator(URI.create("http://127.0.0.1:1"), "ops", "");

        AuditReport report = new Audit(database::reader, MODULES, Optional.of(dead), Brokers.NONE, List.of()).run(NO_WAIT);

        assertEquals(List.of("I6"), report.broken());
        assertFalse(report.atRest());
    }

    @Test
    void a_journal_that_does_not_answer_is_no_proof() {
        JournalInRedis dead = new JournalInRedis(Address.of("127.0.0.1:1"), new RedisUser("", ""));

        AuditReport report = new Audit(database::reader, MODULES, Optional.empty(), Brokers.NONE, dead.residues()).run(NO_WAIT);

        assertEquals(List.of("I6"), report.broken());
        assertFalse(report.atRest());
    }

    @Test
    void letters_on_their_way_are_left_over_and_discarded_ones_are_counted() {
        List<Letters> letters = List.of(new Letters("seckill-stops-stock", "seckill-stock", 12));

        Verdict onTheirWay =
                letters(() -> new LettersLeft(letters, letters, letters, List.of())).verdict("I6");
        AuditReport discarded = letters(() -> new LettersLeft(List.of(), List.of(), List.of(), letters));

        assertEquals(
                List.of("every letter was consumed", "no letter waits for its next try", "every half message is decided"),
                laws(onTheirWay));
        assertEquals(12, onTheirWay.figures().get("unreadLetters"));
        assertEquals(List.of("seckill-stops-stock for seckill-stock: 12"), onTheirWay.violations().getFirst().first());
        assertEquals(List.of(), discarded.broken());
        assertEquals(12, discarded.verdict("I6").figures().get("discardedHalfMessages"));
    }

    @Test
    void a_letter_that_was_not_sent_is_left_over_and_a_dead_one_is_counted_until_somebody_decides() throws SQLException {
        try (Connection root = database.root()) {
            SoundShop.run(root, MODULES, List.of(
                    "CREATE TABLE IF NOT EXISTS {orders}.outbox (id VARCHAR(120) PRIMARY KEY, topic VARCHAR(100),"
                            + " order_key VARCHAR(64), body TEXT, created_at DATETIME(6), published_at DATETIME(6))",
                    "CREATE TABLE IF NOT EXISTS {payment}.dead_letter (id VARCHAR(64) PRIMARY KEY, consumer VARCHAR(64),"
                            + " letter_id VARCHAR(120), topic VARCHAR(100), order_key VARCHAR(64), body TEXT, attempts INT,"
                            + " parked_at DATETIME(6), decision VARCHAR(8))",
                    "INSERT INTO {orders}.outbox (id, topic, order_key, body, created_at, published_at) VALUES"
                            + " ('sent', 't', 'o', '', NOW(), NOW()), ('waits', 't', 'o', '', NOW(), NULL)",
                    "INSERT INTO {payment}.dead_letter (id, consumer, letter_id, topic, order_key, body, attempts, parked_at)"
                            + " VALUES ('copy', 'seckill-payment', 'l', 't', 'o', '', 12, NOW())"));
            try {
                Verdict verdict = audit(MODULES).verdict("I6");

                assertEquals(List.of("every letter was sent"), laws(verdict));
                assertTrue(verdict.violations().getFirst().first().getFirst().startsWith("orders waits "), verdict::toString);
                assertEquals(1, verdict.figures().get("unsentLetters"));
                assertEquals(1, verdict.figures().get("deadLetters"));
            } finally {
                SoundShop.run(root, MODULES, List.of("DELETE FROM {orders}.outbox", "DELETE FROM {payment}.dead_letter"));
            }
        }
        assertEquals(0, audit(MODULES).verdict("I6").figures().get("deadLetters"));
    }

    @Test
    void a_broker_that_does_not_answer_is_no_proof() {
        AuditReport report = letters(Brokers.at(Address.of("127.0.0.1:1")));

        assertEquals(List.of("I6"), report.broken());
        assertFalse(report.atRest());
    }

    @Test
    void what_begins_after_the_shop_was_seen_at_rest_is_not_held_against_it() {
        List<Letters> later = List.of(new Letters("seckill-stops-order", "seckill-order", 1));
        Iterator<LettersLeft> looks = List.of(LettersLeft.NONE, new LettersLeft(later, List.of(), List.of(), List.of())).iterator();

        AuditReport report = letters(looks::next);

        assertTrue(report.atRest());
        assertEquals(List.of(), report.broken());
    }

    @Test
    void what_begins_while_the_brokers_are_asked_is_in_the_snapshot() throws SQLException {
        Damage begins = Damage.all().stream().filter(it -> it.law().equals("no checkout is in flight")).findFirst().orElseThrow();
        try (Connection root = database.root()) {
            SoundShop.withoutConstraints(root);
            AuditReport report = letters(() -> {
                assertDoesNotThrow(() -> SoundShop.run(root, MODULES, begins.statements()));
                return LettersLeft.NONE;
            });

            assertEquals(List.of(begins.law()), laws(report.verdict("I6")));
        }
    }

    private static AuditReport letters(Brokers brokers) {
        return new Audit(database::reader, MODULES, Optional.empty(), brokers, List.of()).run(NO_WAIT);
    }

    @Test
    void a_database_that_does_not_answer_makes_the_audit_impossible() {
        Audit audit = new Audit(
                () -> {
                    throw new SQLException("refused");
                },
                MODULES,
                Optional.empty(),
                Brokers.NONE,
                List.of());

        assertThrows(AuditImpossibleException.class, () -> audit.run(NO_WAIT));
    }

    @Test
    void the_first_ten_offenders_are_shown() throws SQLException {
        try (Connection root = database.root();
                Statement statement = root.createStatement()) {
            for (int i = 0; i < 12; i++) {
                statement.execute("INSERT INTO stock.reservation (order_id, sku, sale_id, quantity, state)"
                        + " VALUES ('lost-" + i + "', 1, 0, 1, 'DEDUCTED')");
            }
        }

        Violation lost = audit(MODULES).verdict("I2").violations().getFirst();

        assertEquals(12, lost.count());
        assertEquals(10, lost.first().size());
        assertTrue(lost.first().getFirst().startsWith("lost-"));
    }

    private static void breaks(Damage damage, SchemaNames schemas) throws SQLException {
        try (Connection root = database.root()) {
            SoundShop.withoutConstraints(root);
            SoundShop.run(root, schemas, damage.statements());
        }

        Verdict verdict = audit(schemas).verdict(damage.invariant());

        assertTrue(laws(verdict).contains(damage.law()), verdict::toString);
    }

    private static AuditReport audit(SchemaNames schemas) {
        return new Audit(database::reader, schemas, Optional.empty(), Brokers.NONE, List.of()).run(NO_WAIT);
    }

    private static List<String> laws(Verdict verdict) {
        return verdict.violations().stream().map(Violation::law).toList();
    }
}
