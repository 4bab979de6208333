package seckill.launcher.demo;

import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a scenario by the name which the shop has for it. */
final class ScenarioConverter implements ITypeConverter<Scenario>, Iterable<String> {

    @Override
    public Scenario convert(String name) {
        return Arrays.stream(Scenario.values())
                .filter(scenario -> scenario.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected buy-now or place-order, not " + name));
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Scenario.values()).map(Scenario::wireName).iterator();
    }
}
