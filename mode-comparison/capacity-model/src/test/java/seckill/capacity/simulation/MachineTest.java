package seckill.capacity.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The simulation against what is known without one. */
class MachineTest {

    private static final int CUSTOMERS = 50_000;
    private static final double SERVICE_US = 100;

    /** Pollaczek and Khinchine: u / (2 (1 - u)) services, when they all take as long and customers come by chance. */
    @Test
    void one_core_lets_customers_wait_as_long_as_theory_says() {
        assertThat(meanWaitUs(0.5)).isCloseTo(50, within(5.0));
        assertThat(meanWaitUs(0.8)).isCloseTo(200, within(20.0));
    }

    @Test
    void a_core_of_which_others_have_half_takes_twice_as_long() {
        assertThat(finishedAt(1, 1, 10, 0)).isEqualTo(1_000);
        assertThat(finishedAt(1, 0.5, 10, 0)).isEqualTo(2_000);
    }

    @Test
    void two_cores_do_the_work_of_two_threads_at_once_and_that_of_four_in_twice_the_time() {
        assertThat(finishedAt(2, 1, 2, 0)).isEqualTo(100);
        assertThat(finishedAt(2, 1, 4, 0)).isEqualTo(200);
    }

    @Test
    void who_waits_for_a_disk_leaves_the_core_to_others() {
        assertThat(finishedAt(1, 1, 2, 1_000)).isEqualTo(1_200);
    }

    @Test
    void a_machine_without_cores_is_refused() {
        assertThatThrownBy(() -> new Machine(new Time(), 0, 1)).hasMessageContaining("a core at least");
        assertThatThrownBy(() -> new Machine(new Time(), 1, 0)).hasMessageContaining("some share");
    }

    private static double finishedAt(int cores, double share, int threads, double waitsUs) {
        Time time = new Time();
        Machine machine = new Machine(time, cores, share);
        List<Double> finished = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            machine.thread().does(SERVICE_US, waitsUs, () -> finished.add(time.us()));
        }
        time.runUntil(1e9);
        assertThat(finished).hasSize(threads);
        return finished.getLast();
    }

    private static double meanWaitUs(double use) {
        Time time = new Time();
        Machine.Worker one = new Machine(time, 1, 1).thread();
        SplittableRandom chance = new SplittableRandom(7);
        double[] waited = new double[1];
        double at = 0;
        for (int i = 0; i < CUSTOMERS; i++) {
            at += -Math.log(1 - chance.nextDouble()) * SERVICE_US / use;
            double comes = at;
            time.after(at, () -> one.does(SERVICE_US, () -> waited[0] += time.us() - comes - SERVICE_US));
        }
        time.runUntil(Double.MAX_VALUE);
        return waited[0] / CUSTOMERS;
    }
}
