package seckill.compare;

import java.time.Duration;
import java.util.List;

/**
 * How much is tried.
 *
 * @param scenarios  in their order
 * @param modes      in their order; the uncoordinated ones last, because nobody mends what they leave
 * @param atOnce     buyers in the shop at a time
 * @param warming    of every mode, before its first workload
 * @param turn       how long buyers buy under a workload
 * @param faultsEach how many faults are tried in each mode
 */
record Plan(
        boolean quick,
        long seed,
        List<String> scenarios,
        List<String> modes,
        int atOnce,
        Duration warming,
        Duration turn,
        int faultsEach) {

    static final List<String> SCENARIOS = List.of("buy-now", "place-order", "pay-order", "cancel-order", "refund-order");

    static final Duration LATENCY = Duration.ofMillis(20);

    static Plan quick(long seed, List<String> scenarios, List<String> modes) {
        List<String> some = scenarios.isEmpty() ? List.of("buy-now") : scenarios;
        return new Plan(true, seed, some, modes, 8, Duration.ofMillis(1_500), Duration.ofMillis(2_000), 1);
    }

    static Plan whole(long seed, List<String> scenarios, List<String> modes) {
        List<String> some = scenarios.isEmpty() ? SCENARIOS : scenarios;
        return new Plan(false, seed, some, modes, 8, Duration.ofSeconds(4), Duration.ofSeconds(5), 3);
    }
}
