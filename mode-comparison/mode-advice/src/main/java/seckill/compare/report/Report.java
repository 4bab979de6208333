package seckill.compare.report;

import java.util.List;
import java.util.Map;

/**
 * All of a comparison: written as {@code report.json} with the field {@code schema} before these.
 *
 * @param begun      ISO 8601, UTC
 * @param commit     of the shop, empty when unknown
 * @param seed       of traffic and faults
 * @param box        what it ran on: cores, memory, system, JVM
 * @param configHash of the settings that the compared stack was started with
 * @param again      the command line that runs it again
 * @param finished   false when it was interrupted; then this is what there was
 * @param modes      what each compared mode declares
 * @param controls   in their order
 * @param results    in the order in which they ran
 * @param atlas      what became of faults at named steps; empty when none were tried
 * @param simulated  numbers of the protocol simulator, by name; empty when it was not asked
 */
public record Report(
        String begun,
        String commit,
        long seed,
        Map<String, String> box,
        String configHash,
        String again,
        boolean finished,
        List<Declared> modes,
        List<ControlResult> controls,
        List<Result> results,
        List<Cell> atlas,
        Map<String, Long> simulated) {

    public static final String SCHEMA = "seckill-compare/1";

    /**
     * A mode's own words.
     *
     * @param atomicity  such as {@code ALL_OR_NOTHING}
     * @param settlement such as {@code DECIDED_LATER}
     * @param readersSee such as {@code NOTHING}
     * @param afterCrash who ends a checkout whose carrier died
     * @param assemblies in which assemblies of the shop it runs, such as {@code MODULES}
     */
    public record Declared(
            String mode, String family, String atomicity, String settlement, String readersSee, List<String> held, String afterCrash,
            List<String> assemblies) {}

    /**
     * @param source   where the mistake is public
     * @param guards   the modes that get no green mark without it
     * @param red      whether the mistake was seen, and the flow without it was clean
     * @param caughtBy the invariants that caught it, empty when it stayed green
     * @param evidence what was counted, or why it could not be run
     */
    public record ControlResult(
            String name, String says, String source, List<String> guards, boolean red, String caughtBy, String evidence) {}

    /**
     * One mode under one workload.
     *
     * @param workload          such as {@code uniform}, {@code hot}, {@code slow}, {@code faults}
     * @param verdict           {@code green}: everything it declares holds; {@code red}: something is broken that it declares to keep;
     *                          {@code "red, as declared"}: something is broken that it never promised; {@code unproven}: green, but a
     *                          control that guards it stayed green; {@code "not run"}
     * @param why               of a verdict that is not green, empty otherwise
     * @param unknown           requests without an answer that tells the outcome
     * @param acceptedPerSecond of the workload, from its first request to its last answer
     * @param p50Ms             of accepted checkouts, from the request until the buyer knows; as p99Ms and p999Ms
     * @param refusedP50Ms      of refused ones
     * @param settleMs          from the last answer until the shop was at rest
     * @param recoveryMs        from the end of a fault (everything is started again) to rest, -1 without a fault
     * @param perOrder          what one accepted order took: {@code sql}, {@code redis}, {@code messages}, {@code rowLockWaitMs}, ...
     * @param anomalies         what readers saw meanwhile
     */
    public record Result(
            String scenario,
            String mode,
            String workload,
            String verdict,
            String why,
            List<InvariantResult> invariants,
            long accepted,
            long refused,
            long failed,
            long unknown,
            double acceptedPerSecond,
            double p50Ms,
            double p99Ms,
            double p999Ms,
            double refusedP50Ms,
            long settleMs,
            long recoveryMs,
            String fault,
            Map<String, Double> perOrder,
            List<Anomaly> anomalies) {}

    /**
     * @param checkedBy the SQL, or in words what was compared
     * @param figures   what was counted
     * @param violations the first of them, in words
     */
    public record InvariantResult(
            String id, boolean ok, String statement, String checkedBy, Map<String, Long> figures, List<String> violations) {}

    /**
     * What a reader can see that was never to last.
     *
     * @param kind      {@code dirty-read}, {@code stock-without-order}, {@code paid-without-stock}, ...
     * @param allowed   whether the mode declares that readers may see it
     * @param count     of checkouts
     * @param longestMs for how long the longest was seen
     * @param orders    the first of them
     */
    public record Anomaly(String kind, boolean allowed, long count, double medianMs, double longestMs, List<String> orders) {}

    /**
     * A fault at a named step.
     *
     * @param outcome {@code clean}, {@code recovered}, {@code stuck}, {@code corrupted}, or {@code "not met"}
     * @param seconds from the restart to rest
     * @param why     of one that is stuck or corrupted
     */
    public record Cell(String mode, String victim, String step, String outcome, double seconds, String why) {}
}
