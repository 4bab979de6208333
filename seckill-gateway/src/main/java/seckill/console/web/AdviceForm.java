package seckill.console.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import org.springframework.util.MultiValueMap;
import seckill.compare.advice.Case;

/**
 * A case as somebody has filled it in, and what is wrong with it. Public, because the template reads it.
 *
 * @param wrong names of fields
 */
public record AdviceForm(
        String scenario,
        String contention,
        String participants,
        String latency,
        String failureRate,
        String isolation,
        boolean decidedAtOnce,
        String assembly,
        Set<String> wrong) {

    /** As somebody finds it. */
    static AdviceForm empty() {
        return new AdviceForm("buy-now", "0", "3", "0", "0", "any", false, "modules", Set.of());
    }

    /** @param scenarios that may be asked for */
    static AdviceForm of(MultiValueMap<String, String> query, List<String> scenarios) {
        AdviceForm empty = empty();
        AdviceForm form = new AdviceForm(
                value(query, "scenario", empty.scenario),
                value(query, "contention", empty.contention),
                value(query, "participants", empty.participants),
                value(query, "latency", empty.latency),
                value(query, "failure-rate", empty.failureRate),
                value(query, "isolation", empty.isolation),
                query.containsKey("decided-at-once"),
                value(query, "assembly", empty.assembly),
                new TreeSet<>());
        form.check("scenario", scenarios.contains(form.scenario));
        form.check("contention", isNumber(form.contention, Case::isShare));
        form.check("participants", isNumber(form.participants, it -> it == Math.rint(it) && Case.isCount((int) it)));
        form.check("latency", isNumber(form.latency, Case::isLatency));
        form.check("failure-rate", isNumber(form.failureRate, Case::isShare));
        form.check("isolation", isolations().contains(form.isolation));
        form.check("assembly", assemblies().contains(form.assembly));
        return form;
    }

    private static String value(MultiValueMap<String, String> query, String name, String otherwise) {
        String value = query.getFirst(name);
        return value == null ? otherwise : value.strip();
    }

    private void check(String field, boolean isRight) {
        if (!isRight) {
            wrong.add(field);
        }
    }

    private static boolean isNumber(String text, DoublePredicate isRight) {
        OptionalDouble number = number(text);
        return number.isPresent() && isRight.test(number.getAsDouble());
    }

    /** Digits, and a point: what else Java takes for a number, people do not write. */
    private static OptionalDouble number(String text) {
        return text.matches("\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9}") ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    /** Of a form in which nothing is wrong. */
    Case wanted() {
        return new Case(
                scenario,
                number(contention).orElseThrow(),
                (int) number(participants).orElseThrow(),
                number(latency).orElseThrow(),
                number(failureRate).orElseThrow(),
                named(Case.Isolation.values(), isolation),
                decidedAtOnce,
                named(Case.Assembly.values(), assembly));
    }

    static List<String> isolations() {
        return Arrays.stream(Case.Isolation.values()).map(AdviceForm::id).toList();
    }

    static List<String> assemblies() {
        return Arrays.stream(Case.Assembly.values()).map(AdviceForm::id).toList();
    }

    private static <E extends Enum<E>> E named(E[] all, String id) {
        return Arrays.stream(all).filter(it -> id(it).equals(id)).findFirst().orElseThrow();
    }

    static String id(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
