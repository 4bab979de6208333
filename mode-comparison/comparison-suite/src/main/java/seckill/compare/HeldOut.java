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
 * What an adviser says of a workload that no report has, and what is measured of it afterwards. Everything is judged by ratios within one run:
 * milliseconds are those of a moment.
 *
 * @param said       the modes, best first
 * @param measuredMs by mode in that order: until the buyer knows, the median of the turns' medians
 */
record HeldOut(String workload, List<Advice.Option> said, Map<String, Double> measuredMs) {

    /** The same mode in two turns of two seconds differs by up to this; see docs/comparison.md. */
    static final double AS_GOOD_AS = 1.5;

    static HeldOut of(Workload workload, Advice advice, List<Result> results) {
        Map<String, Double> measuredMs = new LinkedHashMap<>();
        for (Advice.Option option : advice.fitting()) {
            measuredMs.put(option.mode(), median(results.stream()
                    .filter(it -> it.mode().equals(option.mode()) && it.workload().equals(workload.id()) && it.accepted() > 0)
                    .map(Result::p50Ms)
                    .toList()));
        }
        return new HeldOut(workload.id(), advice.fitting(), measuredMs);
    }

    private static double median(List<Double> of) {
        List<Double> sorted = of.stream().sorted().toList();
        return sorted.isEmpty() ? Double.POSITIVE_INFINITY : sorted.get((sorted.size() - 1) / 2);
    }

    /** How many times as long as in the fastest mode it takes in the one that was named first. */
    double behindTheBest() {
        return measuredMs.get(said.getFirst().mode()) / Collections.min(measuredMs.values());
    }

    /** How much the modes differ at all. */
    double spread() {
        return Collections.max(measuredMs.values()) / Collections.min(measuredMs.values());
    }

    /** As good as the best, and, when they differ, better than the worst. */
    boolean isGood() {
        boolean isWorst = measuredMs.get(said.getFirst().mode()).equals(Collections.max(measuredMs.values()));
        return behindTheBest() <= AS_GOOD_AS && !(isWorst && spread() > AS_GOOD_AS);
    }

    List<String> lines() {
        double best = Collections.min(measuredMs.values());
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s was named first".formatted(workload, said.getFirst().mode()));
        said.forEach(it -> lines.add(String.format(Locale.ROOT, "  %-10s said %7.1f ms (%.2f), measured %7.1f ms (%.2f)",
                it.mode(), it.expectedMs(), it.expectedMs() / said.getFirst().expectedMs(),
                measuredMs.get(it.mode()), measuredMs.get(it.mode()) / best)));
        lines.add(String.format(Locale.ROOT, "  %s: %.2f times as long as the best; up to %.1f is as good",
                isGood() ? "good" : "NOT GOOD", behindTheBest(), AS_GOOD_AS));
        return lines;
    }
}
