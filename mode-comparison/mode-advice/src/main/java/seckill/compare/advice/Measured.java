package seckill.compare.advice;

import java.util.List;
import java.util.Optional;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Result;

/**
 * What was measured of a mode in one scenario. Times are those that one of the buyers needs for an order, on average: a median would not see what the smaller
 * part of the orders waits for.
 *
 * @param faults          that the mode was put through, in any scenario
 * @param recoverySeconds until rest after one of them, on average
 */
public record Measured(String scenario, double uniformMs, double hotMs, double slowMs, int faults, double recoverySeconds) {

    /** What an estimate stands on. */
    static final List<String> WORKLOADS = List.of("uniform", "hot", "slow");

    /** So many buy at a time in a comparison, each with the next wish when the last is answered. */
    static final int BUYERS = 8;

    static Measured of(Report report, String mode, String scenario) {
        List<Result> hurt = report.results().stream().filter(it -> it.mode().equals(mode) && it.recoveryMs() >= 0).toList();
        return new Measured(
                scenario,
                msPerOrder(report, mode, scenario, "uniform"),
                msPerOrder(report, mode, scenario, "hot"),
                msPerOrder(report, mode, scenario, "slow"),
                hurt.size(),
                hurt.stream().mapToDouble(Result::recoveryMs).average().orElse(0) / 1e3);
    }

    private static double msPerOrder(Report report, String mode, String scenario, String workload) {
        return 1e3 * BUYERS / run(report, mode, scenario, workload).orElseThrow().acceptedPerSecond();
    }

    /** One in which nothing was accepted has no time. */
    static Optional<Result> run(Report report, String mode, String scenario, String workload) {
        return report.results().stream()
                .filter(it -> it.mode().equals(mode) && it.scenario().equals(scenario) && it.workload().equals(workload))
                .filter(it -> it.acceptedPerSecond() > 0)
                .findFirst();
    }
}
