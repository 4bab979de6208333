package seckill.compare.advice;

import java.util.List;
import java.util.Optional;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Result;

/**
 * What was measured of a mode in one scenario; the times are medians until the buyer knows.
 *
 * @param faults          that the mode was put through, in any scenario
 * @param recoverySeconds until rest after one of them, on average
 */
public record Measured(String scenario, double uniformMs, double hotMs, double slowMs, int faults, double recoverySeconds) {

    /** What an estimate stands on. */
    static final List<String> WORKLOADS = List.of("uniform", "hot", "slow");

    static Measured of(Report report, String mode, String scenario) {
        List<Result> hurt = report.results().stream().filter(it -> it.mode().equals(mode) && it.recoveryMs() >= 0).toList();
        return new Measured(
                scenario,
                p50(report, mode, scenario, "uniform"),
                p50(report, mode, scenario, "hot"),
                p50(report, mode, scenario, "slow"),
                hurt.size(),
                hurt.stream().mapToDouble(Result::recoveryMs).average().orElse(0) / 1e3);
    }

    private static double p50(Report report, String mode, String scenario, String workload) {
        return run(report, mode, scenario, workload).orElseThrow().p50Ms();
    }

    /** One in which nothing was accepted has no time. */
    static Optional<Result> run(Report report, String mode, String scenario, String workload) {
        return report.results().stream()
                .filter(it -> it.mode().equals(mode) && it.scenario().equals(scenario) && it.workload().equals(workload) && it.accepted() > 0)
                .findFirst();
    }
}
