package seckill.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import seckill.simulator.Finding.Kind;

/** What a third phase gains and costs, counted: a coordinator that dies for good no longer blocks, and a partition splits the outcome. */
public final class TwoAndThreePhases {

    private TwoAndThreePhases() {}

    /**
     * Runs both with the same faults.
     *
     * @return counts by what was counted, in words
     */
    public static Map<String, Long> compared(long seed, int runs) {
        Faults death = Faults.deathOf("coordinator");
        Exploration twoWithADeath = new Explorer(TwoPhaseCommit::correct, death).explore(seed, runs);
        Exploration threeWithADeath = new Explorer(ThreePhaseCommit::new, death).explore(seed, runs);
        Exploration twoApart = new Explorer(TwoPhaseCommit::correct, Faults.partition()).explore(seed, runs);
        Exploration threeApart = new Explorer(ThreePhaseCommit::new, Faults.partition()).explore(seed, runs);
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("runs of each", (long) runs);
        counts.put("coordinator dies for good: two phases blocked", (long) twoWithADeath.count(Kind.BLOCKED));
        counts.put("coordinator dies for good: three phases blocked", (long) threeWithADeath.count(Kind.BLOCKED));
        counts.put("partition: two phases split", (long) twoApart.count(Kind.SPLIT));
        counts.put("partition: three phases split", (long) threeApart.count(Kind.SPLIT));
        return counts;
    }
}
