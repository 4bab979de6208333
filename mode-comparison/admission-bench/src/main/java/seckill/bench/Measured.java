package seckill.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was measured.
 *
 * @param inRounds      all contestants in turn
 * @param byWidth       with other numbers of requests under way; a turn's round is that number
 * @param byRate        so many requests a second; a turn's round is the percentage of what the contestant can take
 * @param bySize        with few buyers and with many
 * @param byEngine      what a gate can be made of
 * @param heldMs        for how long a wish has held a connection of the database, by engine; NaN where there is none
 * @param bytesPerBuyer in Redis, while his ticket is under way
 */
record Measured(
        Plan plan,
        long seed,
        Instant begun,
        Results inRounds,
        Results byWidth,
        Results byRate,
        List<Opening> openings,
        Results bySize,
        Results byEngine,
        Map<String, Double> heldMs,
        double bytesPerBuyer) {

    /** Those of performance that one run can tell; floor, target and moonshot are the project's. */
    List<Ratio> ratios() {
        List<Ratio> ratios = new ArrayList<>();
        ratios.add(Ratio.atLeast(
                "refused / plain handler of the same server",
                inRounds.ratios(RefusedContestant.NAME, PlainContestant.NAME, Turn::perSecond), 0.85, 0.95, 1));
        ratios.add(Ratio.atLeast(
                "admitted (reply after the journal's write) / plain handler",
                inRounds.ratios(Measuring.ADMITTED, PlainContestant.NAME, Turn::perSecond), 0.45, 0.6, 0.75));
        ratios.add(Ratio.atLeast(
                "admitted with fsync before the reply / admitted without append-only file",
                inRounds.ratios(Measuring.ADMITTED, Measuring.WITHOUT_FILE, Turn::perSecond), 0.6, 0.75, 0.9));
        ratios.add(Ratio.atLeast(
                "admitted / replay of the reference protocol (8 trips, 3 inner calls)",
                inRounds.ratios(Measuring.ADMITTED, Measuring.REFERENCE, Turn::perSecond), 8, 15, 30));
        ratios.add(Ratio.atLeast(
                "admitted / lock around read-check-write",
                inRounds.ratios(Measuring.ADMITTED, Measuring.LOCKED, Turn::perSecond), 30, 80, 100));
        ratios.add(Ratio.atMost(
                "Redis round trips per admitted request at " + Plan.NARROW + " connections",
                byWidth.inRound(Plan.NARROW).figures(Measuring.ADMITTED, turn -> (double) turn.trips() / turn.admitted()), 1, 0.2, 0.05));
        ratios.add(Ratio.atMost(
                "p99 of the first second after the sale opens / steady p99", openings(Measuring.WARM), 5, 2, 1.2));
        ratios.add(Ratio.atMost(
                "the same after a start of the gateway", openings(Measuring.STARTED), 5, 2, 1.2));
        ratios.add(Ratio.atMost(
                "cost per request with %,d buyers and %,d sales / with 1 sale".formatted(plan.manyBuyers(), plan.manySales()),
                bySize.ratios(Measuring.MANY, Measuring.FEW, turn -> turn.microsOf("gateway", "redis")), 1.5, 1.2, 1.05));
        return ratios;
    }

    private List<Double> openings(String how) {
        return openings.stream().filter(it -> it.how().equals(how) && it.isValid()).map(Opening::ratio).toList();
    }

    List<Turn> turns() {
        return Stream.of(inRounds, byWidth, byRate, bySize, byEngine).flatMap(results -> results.turns().stream()).toList();
    }

    /** Whether no turn and no opening has given away what was not there, or lost what it gave. */
    boolean isConserved() {
        return turns().stream().allMatch(turn -> turn.wrong().isEmpty()) && openings.stream().allMatch(it -> it.wrong().isEmpty());
    }
}
