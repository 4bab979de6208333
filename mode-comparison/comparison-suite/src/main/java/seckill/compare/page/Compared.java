package seckill.compare.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Result;

/**
 * A report as the page looks at it.
 *
 * @param modes  in the order in which they are declared, then those of which there is a result only
 * @param groups results that can be compared with one another
 */
record Compared(Report report, List<String> modes, List<Group> groups) {

    static final String YARDSTICK = "NONE";

    static Compared of(Report report) {
        List<String> modes = Stream.of(
                        report.modes().stream().map(Report.Declared::mode),
                        report.results().stream().map(Result::mode),
                        report.atlas().stream().map(Report.Cell::mode))
                .flatMap(names -> names).distinct().toList();
        Map<List<String>, List<Result>> groups = report.results().stream()
                .sorted(Comparator.comparingInt(result -> modes.indexOf(result.mode())))
                .collect(Collectors.groupingBy(result -> List.of(result.scenario(), result.workload()), LinkedHashMap::new, Collectors.toList()));
        return new Compared(report, modes, inOrder(report, groups));
    }

    private static List<Group> inOrder(Report report, Map<List<String>, List<Result>> groups) {
        return report.results().stream()
                .map(result -> List.of(result.scenario(), result.workload()))
                .distinct()
                .map(key -> new Group(key.getFirst(), key.getLast(), groups.get(key)))
                .toList();
    }

    /** The id of the element that has the details of a result. */
    String anchor(Result result) {
        return "result-" + (report.results().indexOf(result) + 1);
    }

    /** What there is of each group, scenarios apart and all but the first folded; empty when there is nothing of any. */
    Optional<Html> byScenario(String layout, Function<Group, Html> part) {
        List<Html> scenarios = new ArrayList<>();
        for (String scenario : groups.stream().map(Group::scenario).distinct().toList()) {
            List<Html> parts = groups.stream()
                    .filter(group -> group.scenario().equals(scenario))
                    .map(part)
                    .filter(html -> !html.equals(Html.NOTHING))
                    .toList();
            if (!parts.isEmpty()) {
                String folded = scenarios.isEmpty() ? "<details class=\"scenario\" open>" : "<details class=\"scenario\">";
                scenarios.add(Html.of(folded + "<summary>{}</summary><div class=\"{}\">{}</div></details>\n", scenario, layout, parts));
            }
        }
        return scenarios.isEmpty() ? Optional.empty() : Optional.of(Html.of("{}", scenarios));
    }

    /** Results of one scenario under one workload, in the order of the modes. */
    record Group(String scenario, String workload, List<Result> results) {

        String name() {
            return scenario + ", " + workload;
        }

        List<Result> run() {
            return results.stream().filter(result -> !result.verdict().equals("not run")).toList();
        }

        List<Result> of(String mode) {
            return results.stream().filter(result -> result.mode().equals(mode)).toList();
        }

        /** How many times what {@value Compared#YARDSTICK} has; NaN where it was not measured. */
        double ratio(Result result, ToDoubleFunction<Result> figure) {
            OptionalDouble yardstick = run().stream().filter(one -> one.mode().equals(YARDSTICK)).mapToDouble(figure).findFirst();
            return yardstick.isPresent() && yardstick.getAsDouble() > 0 ? figure.applyAsDouble(result) / yardstick.getAsDouble() : Double.NaN;
        }
    }
}
