package seckill.observability;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of metrics that rules and dashboards ask for. */
public final class NamedMetrics {

    /** What is no name of a metric: texts, lists of labels, and times. */
    private static final Pattern OTHER =
            Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|without|on|ignoring)\\s*\\([^)]*\\)|\\b(and|or|unless|bool|offset)\\b");

    /** Followed by no bracket, or it is a function. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w.:])[a-zA-Z_:][\\w:]*(?![\\w:])(?!\\s*\\()");

    /** Prometheus' own. */
    private static final Set<String> PROMETHEUS = Set.of("up");

    private NamedMetrics() {}

    /** That a shop has to have; what rules record is theirs. */
    public static Set<String> ofTheShop() {
        Rules rules = Rules.delivered();
        Set<String> names = new TreeSet<>();
        Stream.concat(rules.expressions().stream(), Dashboard.delivered().stream().flatMap(it -> it.expressions().stream()))
                .forEach(it -> names.addAll(in(it)));
        names.removeAll(rules.recorded().stream().map(Rules.Recorded::name).toList());
        names.removeAll(PROMETHEUS);
        return names;
    }

    static List<String> in(String expression) {
        // labels first: the list of what is summed up by may stand within
        Matcher names = NAME.matcher(OTHER.matcher(OTHER.matcher(expression).replaceAll(" ")).replaceAll(" "));
        return names.results().map(it -> it.group()).distinct().toList();
    }
}
