package seckill.compare.advice;

import java.util.List;

/**
 * What somebody needs of a mode.
 *
 * @param scenario     whose runs are looked at
 * @param contention   the share of orders that want one row, 0 to 1
 * @param participants services that an order changes, 1 to {@value #PARTICIPANTS_MAX}
 * @param latencyMs    of a call of one of them, 0 to {@value #LATENCY_MS_MAX}
 * @param failureRate  of orders during which something dies, 0 to 1
 * @param isolation    what readers must not see
 * @param decidedAtOnce whether the answer must be the decision
 * @param assembly     how the modules stand, or may stand
 */
public record Case(
        String scenario,
        double contention,
        int participants,
        double latencyMs,
        double failureRate,
        Isolation isolation,
        boolean decidedAtOnce,
        Assembly assembly) {

    /** Whoever changes more services in one order has another problem than the mode. */
    public static final int PARTICIPANTS_MAX = 100;

    /** Calls that take longer are given up. */
    public static final int LATENCY_MS_MAX = 10_000;

    public Case {
        if (!isShare(contention) || !isShare(failureRate)) {
            throw new IllegalArgumentException("contention and failure rate are shares: from 0 to 1");
        }
        if (!isCount(participants)) {
            throw new IllegalArgumentException("there are 1 to " + PARTICIPANTS_MAX + " participants");
        }
        if (!isLatency(latencyMs)) {
            throw new IllegalArgumentException("a call takes 0 to " + LATENCY_MS_MAX + " ms longer");
        }
    }

    public static boolean isShare(double share) {
        return share >= 0 && share <= 1;
    }

    public static boolean isCount(int participants) {
        return participants >= 1 && participants <= PARTICIPANTS_MAX;
    }

    public static boolean isLatency(double ms) {
        return ms >= 0 && ms <= LATENCY_MS_MAX;
    }

    /** What readers must not see. */
    public enum Isolation {
        /** They may see steps that are undone later. */
        ANY,
        /** They may see that something is set aside, but no final state that is undone later. */
        NO_DIRTY_READS,
        /** They see nothing before it is final. */
        NOTHING_EARLY
    }

    /** How the modules stand. */
    public enum Assembly {
        /** A process each, a database each. */
        MODULES,
        /** One process, and a database each. */
        MONOLITH_WITH_DATABASES,
        /** One process, one database. */
        MONOLITH,
        /** As the mode needs it. */
        ANY;

        /** @param runsIn names of assemblies, as a report has them */
        boolean admits(List<String> runsIn) {
            return this == ANY ? !runsIn.isEmpty() : runsIn.contains(name());
        }

        /** Of the assemblies that are admitted, the one that asks least of a shop in modules. */
        Assembly leastOf(List<String> runsIn) {
            if (this != ANY) {
                return this;
            }
            return List.of(MODULES, MONOLITH_WITH_DATABASES, MONOLITH).stream()
                    .filter(it -> runsIn.contains(it.name()))
                    .findFirst()
                    .orElse(ANY);
        }
    }
}
