package seckill.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Assembly;

/** What all modes declare, read from their classes. A mode that is added is found by itself. */
final class DeclaredModes {

    private static final String PACKAGE = "seckill.checkout.mode";

    private DeclaredModes() {}

    /** Those of the shop in modules; by family, which puts those without coordination last. */
    static List<Guarantees> ofModules() {
        try {
            Resource[] classes = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + PACKAGE.replace('.', '/') + "/*Mode.class");
            return Stream.of(classes)
                    .map(it -> guarantees(PACKAGE + "." + it.getFilename().replace(".class", "")))
                    .filter(it -> it.assemblies().contains(Assembly.MODULES))
                    .sorted(Comparator.comparing(Guarantees::family).thenComparing(Guarantees::mode))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Guarantees named(String mode) {
        return ofModules().stream().filter(it -> it.mode().equals(mode)).findFirst().orElseThrow();
    }

    private static Guarantees guarantees(String type) {
        try {
            return (Guarantees) Class.forName(type).getField("GUARANTEES").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + ".GUARANTEES is not public static", e);
        }
    }
}
