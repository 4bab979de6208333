package seckill.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import seckill.compare.advice.Advice;
import seckill.compare.report.Report.Result;

/**
 * What an adviser says of a workload that no report has, and what is measured of it afterwards. Only ratios count, and only within one turn: what a machine does
 * in one moment it does to all modes.
 *
 * @param said  the modes, best first
 * @param times by mode in that order: how many times as long as in the fastest of the same turn a buyer needs for an order, on average; the median of the turns
 */
record HeldOut(String workload, List<Advice.Option> said, Map<String, Double> times) {

    /** Between the 1.5 by which measuring errs on a busy machine and the 1.9 by which the next mode is worse where it matters: docs/comparison.md. */
    static final double AS_GOOD_AS = 1.6;

    /** @param results in the order of the turns */
    static HeldOut of(Workload workload, Advice advice, List<Result> results) {
        Map<String, List<Double>> byMode = new LinkedHashMap<>();
        advice.fitting().forEach(it -> byMode.put(it.mode(), needed(it.mode(), workload, results)));
        int turns = byMode.values().stream().mapToInt(List::size).min().orElse(0);
        Map<String, Double> times = new LinkedHashMap<>();
        byMode.forEach((mode, needed) -> {
            List<Double> ratios = new ArrayList<>();
            for (int turn = 0; turn < turns; turn++) {
                ratios.add(needed.get(turn) / fastest(byMode, turn));
            }
            times.put(mode, median(ratios));
        });
        return new HeldOut(workload.id(), advice.fitting(), times);
    }

    /** Of one in which nobody was accepted, for ever. */
    private static List<Double> needed(String mode, Workload workload, List<Result> results) {
        return results.stream()
                .filter(it -> it.mode().equals(mode) && it.workload().equals(workload.id()))
                .map(it -> 1 / it.acceptedPerSecond())
                .toList();
    }

    private static double fastest(Map<String, List<Double>> byMode, int turn) {
        return byMode.values().stream().mapToDouble(it -> it.get(turn)).min().orElseThrow();
    }

    private static double median(List<Double> of) {
        List<Double> sorted = of.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** How many times as long as in the best mode it takes in the one that was named first. */
    double behindTheBest() {
        return ofTheFirst() / Collections.min(times.values());
    }

    /** How much the modes differ at all. */
    double spread() {
        return Collections.max(times.values()) / Collections.min(times.values());
    }

    /** As good as the best, and, when they differ, better than the worst. */
    boolean isGood() {
        boolean isWorst = ofTheFirst() == Collections.max(times.values());
        return behindTheBest() <= AS_GOOD_AS && !(isWorst && spread() > AS_GOOD_AS);
    }

    private double ofTheFirst() {
        return times.get(said.getFirst().mode());
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
