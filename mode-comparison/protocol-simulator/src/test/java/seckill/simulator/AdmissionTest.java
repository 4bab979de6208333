package seckill.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.simulator.Admission.Trap;
import seckill.simulator.Finding.Kind;

/** The last unit of a sale, for two buyers: every run with at most three unusual things in it, and many with more. */
class AdmissionTest {

    private static final Logger log = LoggerFactory.getLogger(AdmissionTest.class);
    private static final int UNUSUAL_MAX = 3;
    private static final int RUNS = 20_000;

    private static final Faults FAULTS = Faults.asynchronous(3, "gate", "database", "settler", "alice", "bob");

    @Test
    void the_unit_is_sold_once_or_left_and_everybody_was_told_the_truth() {
        Exploration all = new NearQuiet(Admission.with(Trap.NONE), FAULTS).explore(UNUSUAL_MAX);
        Exploration some = new Explorer(Admission.with(Trap.NONE), FAULTS).explore(7, RUNS);

        log.info("{}\n{}", all, some);
        assertThat(all.found()).as(all.toString()).isEmpty();
        assertThat(all.runs()).isGreaterThan(20_000);
        assertThat(some.found()).as(some.toString()).isEmpty();
    }

    /** The controls: each mistake that can be made here has an example with three unusual things in it. */
    @ParameterizedTest
    @CsvSource({"STOCK_FIRST, LOST", "NO_JOURNAL, LOST", "GIVES_BACK_AGAIN, LOST", "ORDERS_AGAIN, TWICE"})
    void a_mistake_has_an_example(Trap trap, Kind kind) {
        Exploration all = new NearQuiet(Admission.with(trap), FAULTS).explore(UNUSUAL_MAX);

        log.info("{}", all);
        assertThat(all.count(kind)).as(all.toString()).isPositive();
    }
}
