package seckill.compare.page;

import java.util.List;
import java.util.function.ToDoubleFunction;
import seckill.compare.report.Report.Result;

/**
 * A figure by which two reports are compared.
 *
 * @param of    NaN or less than zero when it was not measured
 * @param least what is less counts as this much: below it the clock, or how often somebody looks, is measured, and not the mode
 */
record Figure(String name, ToDoubleFunction<Result> of, boolean isMoreBetter, double least) {

    static final List<Figure> ALL = List.of(
            new Figure("accepted per second", Result::acceptedPerSecond, true, 0.1),
            new Figure("p50 ms", result -> result.accepted() > 0 ? result.p50Ms() : Double.NaN, false, 1),
            new Figure("p99 ms", result -> result.accepted() > 0 ? result.p99Ms() : Double.NaN, false, 1),
            new Figure("ms to settle", Result::settleMs, false, 100));

    boolean isIn(Result result) {
        return !result.verdict().equals("not run") && Figures.isMeasured(of.applyAsDouble(result));
    }

    double in(Result result) {
        return Math.max(least, of.applyAsDouble(result));
    }
}
