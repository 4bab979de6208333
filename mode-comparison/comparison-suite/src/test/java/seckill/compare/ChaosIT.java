package seckill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Atomicity;
import seckill.compare.faults.Fault;
import seckill.compare.faults.FaultAtlas;
import seckill.compare.report.Report.InvariantResult;
import seckill.compare.report.Report.Result;
import seckill.launcher.Home;

/** A few of the storms of {@code ./seckill chaos}: every mode and every kind of blow is met. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChaosIT {

    /** Among so many seeds there is everything. */
    private static final int SEEDS = 60;

    private static Sea sea;

    @BeforeAll
    static void open(@TempDir Path folder) {
        Path root = Path.of("../..").toAbsolutePath().normalize();
        sea = new Sea(root, new Home(root.resolve("mode-comparison/comparison-suite/target/stack-chaos")), folder.resolve("histories.jsonl"), false);
    }

    @AfterAll
    static void close() {
        sea.close();
    }

    @ParameterizedTest
    @MethodSource("schedules")
    @Order(1)
    void every_mode_keeps_what_it_declares(Schedule schedule) throws InterruptedException {
        Result result = sea.run(schedule);

        assertThat(result.verdict()).as("./seckill chaos --replay \"%s\": %s", schedule, result.why()).isEqualTo(Judge.GREEN);
        assertThat(result.accepted()).as("somebody bought something").isPositive();
    }

    /** By the seeds in turn, those that bring a mode or a kind of blow that was not there yet. */
    static Stream<Schedule> schedules() {
        Set<Object> met = new HashSet<>();
        return LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> Schedule.drawn(seed, modes())).filter(it -> met.addAll(partsOf(it))).toList().stream();
    }

    private static List<Guarantees> modes() {
        return DeclaredModes.all().stream().filter(it -> it.atomicity() != Atomicity.NONE).toList();
    }

    private static Set<Object> partsOf(Schedule schedule) {
        Set<Object> parts = schedule.blows().stream().map(Blow::kind).collect(Collectors.toCollection(HashSet::new));
        parts.add(schedule.mode());
        return parts;
    }

    @Test
    @Order(0)
    void every_mode_and_every_kind_of_blow_is_among_the_storms() {
        Set<Object> met = schedules().flatMap(it -> partsOf(it).stream()).collect(Collectors.toSet());

        assertThat(met).contains((Object[]) Blow.Kind.values()).containsAll(modes().stream().map(Guarantees::mode).toList());
    }

    /**
     * What a prepared branch did is seen by nobody: a checkout must not be given up because nothing is there to see. The coordinator is away for longer
     * than the gateway waits before it looks after a checkout.
     */
    @Test
    @Order(2)
    void a_decided_commit_is_not_given_up_while_the_coordinator_is_away() throws InterruptedException {
        Fault decided = FaultAtlas.of("XA").stream().filter(it -> it.says().equals("tc dies after it has decided to commit")).findFirst().orElseThrow();

        Result result = sea.run(DeclaredModes.named("XA"), 1, decided, Duration.ofSeconds(25));

        assertThat(result.verdict()).as(result.why()).isEqualTo(Judge.GREEN);
    }

    /** The control. Its damage stays, and the shop is thrown away. */
    @Test
    @Order(3)
    void without_coordination_a_death_leaves_what_audit_and_history_both_find() throws InterruptedException {
        Result result = sea.run(Schedule.parse("NONE 1 kill:stock@700"));

        assertThat(result.verdict()).isEqualTo(Judge.RED_AS_DECLARED);
        assertThat(result.invariants()).filteredOn(it -> !it.ok()).extracting(InvariantResult::checkedBy)
                .anyMatch(it -> it.contains("SELECT")).anyMatch(it -> it.contains("history"));
    }
}
