package seckill.comparison;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.List;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Assembly;
import seckill.checkout.Guarantees.Atomicity;

/**
 * What all modes declare, read from their classes without starting anything. A mode that is added is found by itself: no
 * spec, table or matrix names one.
 */
final class DeclaredModes {

    /** Read once: finding them takes a look at every class. */
    private static final List<Guarantees> ALL = found();

    private DeclaredModes() {}

    /** By family, then by name. */
    static List<Guarantees> all() {
        return ALL;
    }

    private static List<Guarantees> found() {
        List<Guarantees> found = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("seckill.checkout.mode").stream()
                        .filter(mode -> mode.tryGetField("GUARANTEES").isPresent())
                        .map(DeclaredModes::guarantees)
                        .sorted(Comparator.comparing(Guarantees::family).thenComparing(Guarantees::mode))
                        .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("no mode declares GUARANTEES in seckill.checkout.mode");
        }
        return found;
    }

    static Guarantees named(String mode) {
        return all().stream().filter(it -> it.mode().equals(mode)).findFirst().orElseThrow();
    }

    /** Those which keep atomicity in that assembly. */
    static List<Guarantees> keepingAtomicity(Assembly assembly) {
        return all().stream()
                .filter(it -> it.atomicity() == Atomicity.ALL_OR_NOTHING && it.assemblies().contains(assembly))
                .toList();
    }

    private static Guarantees guarantees(JavaClass mode) {
        try {
            return (Guarantees) mode.reflect().getField("GUARANTEES").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(mode.getName() + ".GUARANTEES is not public static", e);
        }
    }
}
