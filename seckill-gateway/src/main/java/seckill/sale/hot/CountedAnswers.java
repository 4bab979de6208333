package seckill.sale.hot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import seckill.problem.Problem;
import seckill.sale.gate.Verdict;

/** Counts what those who asked for units were told; rehearsals do not count. */
final class CountedAnswers {

    private static final String NAME = "seckill.asked";

    private final Map<Verdict, Counter> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Problem, Counter> problems = new EnumMap<>(Problem.class);

    CountedAnswers() {
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, counter(verdict.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        for (Problem problem : Problem.values()) {
            problems.put(problem, counter(problem.slug()));
        }
    }

    private static Counter counter(String answer) {
        return Counter.builder(NAME).description("what who asked for units of a sale was told").tag("answer", answer).register(Metrics.globalRegistry);
    }

    void count(Verdict verdict) {
        verdicts.get(verdict).increment();
    }

    void count(Problem problem) {
        problems.get(problem).increment();
    }
}
