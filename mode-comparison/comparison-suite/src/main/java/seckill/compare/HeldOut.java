package seckill.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import seckill.compare.advice.Advice;
import seckill.compare.report.Report.Result;

/**
 * What an adviser says of a workload that no report has, and what is measured of it afterwards. Only ratios count, and only within one turn: what a machine does
 * in one moment it does to all modes.
 *
 * @param said  the modes, best first
 * @param times by mode in that order: how many times as long as in the one that was named first, in the same turn, a buyer needs for an order, on average; the median of the
 *              turns. Not as in the fastest of the turn: somebody always has a good moment
 */
record HeldOut(String workload, List<Advice.Option> said, Map<String, Double> times) {

    /** Between the 1.5 by which measuring errs on a busy machine and the 1.9 by which the next mode is worse where it matters: docs/comparison.md. */
    static final double AS_GOOD_AS = 1.6;

    /** @param results in the order of the turns */
    static HeldOut of(Workload workload, Advice advice, List<Result> results) {
        List<Double> first = needed(advice.fitting().getFirst().mode(), workload, results);
        Map<String, Double> times = new LinkedHashMap<>();
        for (Advice.Option option : advice.fitting()) {
            List<Double> needed = needed(option.mode(), workload, results);
            times.put(option.mode(), median(IntStream.range(0, Math.min(first.size(), needed.size()))
                    .mapToObj(turn -> needed.equals(first) ? 1.0 : needed.get(turn) / first.get(turn))
                    .toList()));
        }
        return new HeldOut(workload.id(), advice.fitting(), times);
    }

    /** In each turn; where nobody was accepted, for ever. */
    private static List<Double> needed(String mode, Workload workload, List<Result> results) {
        return results.stream()
                .filter(it -> it.mode().equals(mode) && it.workload().equals(workload.id()))
                .map(it -> 1 / it.acceptedPerSecond())
                .toList();
    }

    private static double median(List<Double> of) {
        List<Double> sorted = of.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** How many times as long as in the best mode it takes in the one that was named first. */
    double behindTheBest() {
        return 1 / Collections.min(times.values());
    }

    /** How much the modes differ at all. */
    double spread() {
        return Collections.max(times.values()) / Collections.min(times.values());
    }

    /** As good as the best, and, when they differ, better than the worst. */
    boolean isGood() {
        boolean isWorst = Collections.max(times.values()) <= 1;
        return behindTheBest() <= AS_GOOD_AS && !(isWorst && spread() > AS_GOOD_AS);
    }

    List<String> lines() {
        double best = Collections.min(times.values());
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s was named first".formatted(workload, said.getFirst().mode()));
        said.forEach(it -> lines.add(String.format(Locale.ROOT, "  %-10s said %.2f, measured %.2f times as long",
                it.mode(), it.expectedMs() / said.getFirst().expectedMs(), times.get(it.mode()) / best)));
        lines.add(String.format(Locale.ROOT, "  %s: what was named first takes %.2f times as long as the best; up to %.1f counts as good",
                isGood() ? "good" : "NOT GOOD", behindTheBest(), AS_GOOD_AS));
        return lines;
    }
}
