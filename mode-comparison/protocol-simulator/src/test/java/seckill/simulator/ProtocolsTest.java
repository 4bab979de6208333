package seckill.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.simulator.Finding.Kind;

/** Every protocol under everything that it has to stand, and every trap of it, which has to be found. */
class ProtocolsTest {

    private static final Logger log = LoggerFactory.getLogger(ProtocolsTest.class);

    private static final long SEED = 20_261_111;

    /** Over a hundred thousand in all. */
    private static final int RUNS = 24_000;

    /** For a trap; the rarest needs some hundreds. */
    private static final int RUNS_OF_A_CONTROL = 4_000;

    private static final int FAULTS = 4;

    static Stream<Supplier<Protocol>> protocols() {
        return Stream.of(
                TwoPhaseCommit::correct,
                TryConfirmCancel::correct,
                Saga::correct,
                HalfMessage::correct,
                TwoPhaseMessage.correct());
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void whatever_is_lost_repeated_late_or_dead_all_agree_in_the_end(Supplier<Protocol> protocol) {
        Exploration found = new Explorer(protocol, everything(protocol)).explore(SEED, RUNS);

        log.info("{}", found);
        assertThat(found.found()).as(found.toString()).isEmpty();
    }

    static Stream<Arguments> traps() {
        return Stream.of(
                trap(TwoPhaseCommit::decidingBeforeItIsLogged, Kind.SPLIT),
                trap(TryConfirmCancel::withoutFence, Kind.BLOCKED),
                trap(TryConfirmCancel::confirmingTwice, Kind.TWICE),
                trap(Saga::compensatingOnlyWhatAnswered, Kind.SPLIT),
                trap(Saga::withoutTombstones, Kind.SPLIT),
                trap(HalfMessage::tellingRollbackForExceptions, Kind.LOST),
                trap(HalfMessage::withoutMark, Kind.LOST),
                trap(TwoPhaseMessage.lookingAtStockFirst(), Kind.LOST),
                trap(TwoPhaseMessage.withAFenceThatExpires(), Kind.LOST));
    }

    private static Arguments trap(Supplier<Protocol> protocol, Kind kind) {
        return arguments(protocol, kind);
    }

    /** The controls. */
    @ParameterizedTest
    @MethodSource("traps")
    void a_trap_is_found_and_its_example_is_short_and_can_be_played_again(Supplier<Protocol> protocol, Kind kind) {
        Explorer explorer = new Explorer(protocol, everything(protocol));

        Exploration found = explorer.explore(SEED, RUNS_OF_A_CONTROL);

        log.info("{}", found);
        assertThat(found.count(kind)).as(found.toString()).isPositive();
        CounterExample smallest = found.smallest().get(kind);
        assertThat(smallest.story()).as("steps").hasSizeLessThan(40);
        CounterExample again = explorer.told(smallest.choices());
        assertThat(again.story()).isEqualTo(smallest.story());
        assertThat(again.end()).isEqualTo(smallest.end());
    }

    @Test
    void without_faults_everything_ends_well() {
        protocols().forEach(protocol ->
                assertThat(new Explorer(protocol, Faults.NONE).explore(SEED, 1_000).found()).isEmpty());
        assertThat(new Explorer(ThreePhaseCommit::new, Faults.NONE).explore(SEED, 1_000).found())
                .as("3PC without clocks that can be trusted")
                .isNotEmpty();
    }

    /** What three phases are for. */
    @Test
    void a_coordinator_that_dies_for_good_blocks_two_phases_and_not_three() {
        Faults death = Faults.deathOf("coordinator");

        Exploration two = new Explorer(TwoPhaseCommit::correct, death).explore(SEED, RUNS_OF_A_CONTROL);
        Exploration three = new Explorer(ThreePhaseCommit::new, death).explore(SEED, RUNS_OF_A_CONTROL);

        log.info("{}\n{}", two, three);
        assertThat(two.count(Kind.BLOCKED)).isPositive();
        assertThat(two.count(Kind.SPLIT)).isZero();
        assertThat(three.found()).as(three.toString()).isEmpty();
    }

    /** What they cost. */
    @Test
    void a_network_that_falls_apart_splits_three_phases_and_not_two() {
        Exploration two = new Explorer(TwoPhaseCommit::correct, Faults.partition()).explore(SEED, RUNS_OF_A_CONTROL);
        Exploration three = new Explorer(ThreePhaseCommit::new, Faults.partition()).explore(SEED, RUNS_OF_A_CONTROL);

        log.info("{}\n{}", two, three);
        assertThat(two.found()).as(two.toString()).isEmpty();
        assertThat(three.count(Kind.SPLIT)).isPositive();
    }

    @Test
    void the_same_seed_finds_the_same() {
        Explorer explorer = new Explorer(HalfMessage::withoutMark, everything(HalfMessage::withoutMark));

        assertThat(explorer.explore(SEED, 500).toString())
                .isEqualTo(explorer.explore(SEED, 500).toString())
                .isNotEqualTo(explorer.explore(SEED + 1, 500).toString());
    }

    private static Faults everything(Supplier<Protocol> protocol) {
        return Faults.asynchronous(FAULTS, protocol.get().processes().keySet().toArray(String[]::new));
    }
}
