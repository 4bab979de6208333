package seckill.compare.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Declared;

/**
 * Which modes fit a case, best first, by what they declare and by what was measured of them.
 *
 * @param fitting  best first
 * @param excluded with the reason
 * @param reportOf when the report began, and of which commit
 */
public record Advice(List<Option> fitting, List<Excluded> excluded, String reportOf) {

    /**
     * A mode that fits.
     *
     * @param expectedMs of one buyer for an order, with what failures cost, on average
     * @param needs      how the modules have to stand for it
     * @param backedBy   what was measured of it
     */
    public record Option(String mode, double expectedMs, Case.Assembly needs, Measured backedBy) {}

    /**
     * A mode that does not.
     *
     * @param about what the reason has to fill in, as reports have it
     */
    public record Excluded(String mode, Why why, List<String> about) {

        private static Excluded of(Declared mode, Why why, String... about) {
            return new Excluded(mode.mode(), why, List.of(about));
        }
    }

    public static Advice of(Report report, Case wanted) {
        List<Option> fitting = new ArrayList<>();
        List<Excluded> excluded = new ArrayList<>();
        for (Declared mode : report.modes()) {
            objection(report, mode, wanted).ifPresentOrElse(excluded::add, () -> fitting.add(option(report, mode, wanted)));
        }
        fitting.sort(Comparator.comparingDouble(Option::expectedMs));
        return new Advice(List.copyOf(fitting), List.copyOf(excluded), report.begun() + ", commit " + report.commit());
    }

    private static Optional<Excluded> objection(Report report, Declared mode, Case wanted) {
        if (mode.atomicity().equals("NONE")) {
            return Optional.of(Excluded.of(mode, Why.LEAVES_DAMAGE));
        }
        if (!wanted.assembly().admits(mode.assemblies())) {
            return Optional.of(Excluded.of(mode, Why.RUNS_ELSEWHERE, mode.assemblies().toArray(String[]::new)));
        }
        if (wanted.decidedAtOnce() && mode.settlement().equals("DECIDED_LATER")) {
            return Optional.of(Excluded.of(mode, Why.DECIDES_LATER));
        }
        if (!isIsolated(mode.readersSee(), wanted.isolation())) {
            return Optional.of(Excluded.of(mode, Why.NOT_ISOLATED, mode.readersSee()));
        }
        for (String workload : Measured.WORKLOADS) {
            if (Measured.run(report, mode.mode(), wanted.scenario(), workload).isEmpty()) {
                return Optional.of(Excluded.of(mode, Why.NOT_MEASURED, wanted.scenario(), workload));
            }
        }
        return report.results().stream()
                .filter(it -> it.mode().equals(mode.mode()) && !it.verdict().equals("green"))
                .findFirst()
                .map(it -> Excluded.of(mode, Why.NOT_GREEN, it.scenario(), it.workload(), it.verdict()));
    }

    private static boolean isIsolated(String readersSee, Case.Isolation isolation) {
        return switch (isolation) {
            case ANY -> true;
            case NO_DIRTY_READS -> Set.of("NOTHING", "RESERVATIONS").contains(readersSee);
            case NOTHING_EARLY -> readersSee.equals("NOTHING");
        };
    }

    private static Option option(Report report, Declared mode, Case wanted) {
        Measured measured = Measured.of(report, mode.mode(), wanted.scenario());
        Case.Assembly needs = wanted.assembly().leastOf(mode.assemblies());
        double expectedMs = Math.round(new Estimate(measured, mode.held(), wanted).expectedMs(needs) * 10) / 10.0;
        return new Option(mode.mode(), expectedMs, needs, measured);
    }

    /** For a terminal. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(fitting.isEmpty() ? "No mode fits." : "Take " + fitting.getFirst().mode() + "." + asks(fitting.getFirst().needs()));
        fitting.forEach(it -> lines.add(line(it)));
        excluded.forEach(it -> lines.add("  %-10s no: %s".formatted(it.mode(), inWords(it))));
        lines.add("By the report of " + reportOf + ". It ranks modes; milliseconds are those of the machine that measured.");
        return lines;
    }

    private static String line(Option it) {
        Measured by = it.backedBy();
        return String.format(Locale.ROOT,
                "  %-10s about %.1f ms an order  (%s: uniform %.1f, hot %.1f, slow %.1f; %d faults, at rest %.1f s afterwards on average)%s",
                it.mode(), it.expectedMs(), by.scenario(), by.uniformMs(), by.hotMs(), by.slowMs(), by.faults(), by.recoverySeconds(),
                asks(it.needs()));
    }

    private static String asks(Case.Assembly needs) {
        return needs == Case.Assembly.MODULES ? "" : " It asks for " + words(needs.name()) + ".";
    }

    private static String inWords(Excluded it) {
        return switch (it.why()) {
            case RUNS_ELSEWHERE -> it.why().words(String.join(" or ", it.about().stream().map(Advice::words).toList()));
            case NOT_ISOLATED -> it.why().words(it.about().getFirst().toLowerCase(Locale.ROOT).replace('_', ' '));
            case LEAVES_DAMAGE, DECIDES_LATER, NOT_MEASURED, NOT_GREEN -> it.why().words(it.about().toArray());
        };
    }

    private static String words(String assembly) {
        return switch (assembly) {
            case "MODULES" -> "modules with a process and a database each";
            case "MONOLITH" -> "all modules in one process and one database";
            case "MONOLITH_WITH_DATABASES" -> "all modules in one process, with a database each";
            default -> assembly;
        };
    }
}
