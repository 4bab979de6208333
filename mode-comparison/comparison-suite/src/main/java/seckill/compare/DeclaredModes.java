package seckill.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import seckill.checkout.Guarantees;
import seckill.launcher.Assembly;

/**
 * What all modes declare, read from their classes without starting anything. A mode that is added is found by itself: no spec, table or
 * comparison names one.
 */
public final class DeclaredModes {

    private static final String PACKAGE = "seckill.checkout.mode";

    private static final List<Guarantees> ALL = found();

    private DeclaredModes() {}

    /** By family, which puts those without coordination last, then by name. */
    public static List<Guarantees> all() {
        return ALL;
    }

    /** Those of the shop in modules. */
    static List<Guarantees> ofModules() {
        return of(Assembly.MODULES);
    }

    /** Those that are tried in this assembly: each in modules when it runs there, else where it does. */
    static List<Guarantees> of(Assembly assembly) {
        return ALL.stream().filter(it -> assemblyOf(it) == assembly).toList();
    }

    /** Where a mode is tried: the first assembly is that of modules. */
    static Assembly assemblyOf(Guarantees mode) {
        return Assembly.valueOf(mode.assemblies().stream().sorted().findFirst().orElseThrow().name());
    }

    public static Guarantees named(String mode) {
        return ALL.stream().filter(it -> it.mode().equals(mode)).findFirst().orElseThrow();
    }

    private static List<Guarantees> found() {
        try {
            Resource[] classes = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + PACKAGE.replace('.', '/') + "/*Mode.class");
            List<Guarantees> found = Stream.of(classes)
                    .map(it -> PACKAGE + "." + it.getFilename().replace(".class", ""))
                    .distinct() // a class path may have the gateway twice, as a jar and as a folder
                    .map(DeclaredModes::guarantees)
                    .sorted(Comparator.comparing(Guarantees::family).thenComparing(Guarantees::mode))
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("no mode declares GUARANTEES in " + PACKAGE);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Guarantees guarantees(String type) {
        try {
            return (Guarantees) Class.forName(type).getField("GUARANTEES").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + ".GUARANTEES is not public static", e);
        }
    }
}
