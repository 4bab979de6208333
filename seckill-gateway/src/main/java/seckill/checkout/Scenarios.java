package seckill.checkout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The scenarios that this shop has, by name. */
public final class Scenarios {

    private final Map<String, Scenario<?>> byName = new TreeMap<>();

    public Scenarios(List<Scenario<?>> scenarios) {
        scenarios.forEach(s -> byName.put(s.name(), s));
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The kind of intent that a scenario carries out. */
    public Class<? extends Intent> intentOf(String name) {
        return byName.get(name).intent();
    }

    <I extends Intent> Optional<Scenario<I>> named(String name, Class<I> intent) {
        Scenario<?> scenario = byName.get(name);
        if (scenario == null || !scenario.intent().equals(intent)) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked") // its intent is I: just tested
        Scenario<I> typed = (Scenario<I>) scenario;
        return Optional.of(typed);
    }

    /** Draws the table of a stored checkout up again. */
    public List<Step<?>> steps(CheckoutRecord stored) {
        return steps(byName.get(stored.checkout().scenario()), stored);
    }

    private static <I extends Intent> List<Step<?>> steps(Scenario<I> scenario, CheckoutRecord stored) {
        return scenario.steps(stored.checkout(), scenario.intent().cast(stored.intent()));
    }
}
