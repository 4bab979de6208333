package seckill.compare.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Declared;
import seckill.compare.report.Report.Result;

/**
 * Which modes fit a case, best first, by what they declare and by what was measured of them.
 *
 * <p>The estimate is a line through what was measured: between {@code uniform} and {@code hot} by contention, along the difference of {@code slow} by
 * latency, as many times as there are participants to the scenario's three, and a crash's recovery as often as one happens. It ranks modes; it
 * does not foretell milliseconds of another machine.
 *
 * @param fitting   best first
 * @param excluded  with the reason
 * @param reportOf  when the report began, and of which commit
 */
public record Advice(List<Option> fitting, List<Excluded> excluded, String reportOf) {

    /** What {@code slow} adds to each call. */
    private static final double SLOW_MS = 20;

    private static final double PARTICIPANTS_MEASURED = 3;

    /**
     * A mode that fits.
     *
     * @param expectedMs until the buyer knows, as a median, with what failures cost on average
     * @param backedBy   the runs it is from
     */
    public record Option(String mode, double expectedMs, String backedBy) {}

    /** A mode that does not. */
    public record Excluded(String mode, String why) {}

    public static Advice of(Report report, Case wanted) {
        List<Option> fitting = new ArrayList<>();
        List<Excluded> excluded = new ArrayList<>();
        for (Declared mode : report.modes()) {
            Optional<String> objection = objection(report, mode, wanted);
            objection.ifPresentOrElse(
                    why -> excluded.add(new Excluded(mode.mode(), why)), () -> fitting.add(option(report, mode.mode(), wanted)));
        }
        fitting.sort(Comparator.comparingDouble(Option::expectedMs));
        return new Advice(List.copyOf(fitting), List.copyOf(excluded), report.begun() + ", commit " + report.commit());
    }

    private static Optional<String> objection(Report report, Declared mode, Case wanted) {
        if (mode.atomicity().equals("NONE")) {
            return Optional.of("it leaves damage when a step is refused or somebody dies");
        }
        if (wanted.decidedAtOnce() && mode.settlement().equals("DECIDED_LATER")) {
            return Optional.of("its first answer is not the decision");
        }
        if (!isIsolated(mode.readersSee(), wanted.isolation())) {
            return Optional.of("readers see " + mode.readersSee().toLowerCase(Locale.ROOT).replace('_', ' ') + " before the end");
        }
        for (String workload : List.of("uniform", "hot", "slow")) {
            if (run(report, mode.mode(), wanted.scenario(), workload).isEmpty()) {
                return Optional.of("the report has no run of " + wanted.scenario() + " in it under " + workload);
            }
        }
        return report.results().stream()
                .filter(it -> it.mode().equals(mode.mode()) && !it.verdict().equals("green"))
                .findFirst()
                .map(it -> "its run " + it.scenario() + ", " + it.workload() + " is " + it.verdict());
    }

    private static boolean isIsolated(String readersSee, Case.Isolation isolation) {
        return switch (isolation) {
            case ANY -> true;
            case NO_DIRTY_READS -> Set.of("NOTHING", "RESERVATIONS").contains(readersSee);
            case NOTHING_EARLY -> readersSee.equals("NOTHING");
        };
    }

    private static Option option(Report report, String mode, Case wanted) {
        double uniform = p50(report, mode, wanted, "uniform");
        double hot = p50(report, mode, wanted, "hot");
        double perCallMs = Math.max(0, p50(report, mode, wanted, "slow") - uniform) / SLOW_MS;
        double quiet = uniform + wanted.contention() * (hot - uniform) + perCallMs * wanted.latencyMs();
        double recovery = recoveries(report, mode).average().orElse(0);
        double expected = quiet * wanted.participants() / PARTICIPANTS_MEASURED + wanted.failureRate() * recovery;
        return new Option(mode, Math.round(expected * 10) / 10.0, String.format(Locale.ROOT,
                "%s: uniform %.1f ms, hot %.1f ms, slow %.1f ms; %d faults, at rest %.1f s afterwards on average",
                wanted.scenario(), uniform, hot, p50(report, mode, wanted, "slow"), recoveries(report, mode).count(), recovery / 1e3));
    }

    private static java.util.stream.DoubleStream recoveries(Report report, String mode) {
        return report.results().stream().filter(it -> it.mode().equals(mode) && it.recoveryMs() >= 0).mapToDouble(Result::recoveryMs);
    }

    private static double p50(Report report, String mode, Case wanted, String workload) {
        return run(report, mode, wanted.scenario(), workload).orElseThrow().p50Ms();
    }

    private static Optional<Result> run(Report report, String mode, String scenario, String workload) {
        return report.results().stream()
                .filter(it -> it.mode().equals(mode) && it.scenario().equals(scenario) && it.workload().equals(workload))
                .findFirst();
    }

    /** For a terminal. */
    public List<String> lines() {
        Stream<String> head = fitting.isEmpty()
                ? Stream.of("No mode fits.")
                : Stream.of("Take " + fitting.getFirst().mode() + ".");
        Stream<String> options = fitting.stream().map(it -> String.format(Locale.ROOT, "  %-10s about %.1f ms  (%s)", it.mode(), it.expectedMs(), it.backedBy()));
        Stream<String> others = excluded.stream().map(it -> String.format("  %-10s no: %s", it.mode(), it.why()));
        Stream<String> source = Stream.of("By the report of " + reportOf + ". It ranks modes; milliseconds are those of the machine that measured.");
        return Stream.of(head, options, others, source).flatMap(it -> it).toList();
    }
}
