package seckill.upgrade;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What modules say to each other: a line for each method of an interface, each component of a record, each constant of an enum, and
 * each record that may stand for a sealed interface.
 */
record Contract(SortedSet<String> lines) {

    private static final Path RELEASED = Path.of("src/test/resources/releases", Releases.LAST, "contract.txt");

    static Contract of(JavaClasses classes, String root) {
        return new Contract(classes.stream()
                .filter(it -> it.getPackageName().matches(root.replace(".", "\\.") + "\\.(participant|(stock|order|payment)\\.api)(\\..*)?"))
                .filter(it -> !it.getSimpleName().isEmpty() && !it.getSimpleName().equals("package-info"))
                .map(JavaClass::reflect)
                .flatMap(Contract::of)
                .map(it -> it.replace(root + ".", "seckill."))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    static Contract released() {
        try {
            return new Contract(new TreeSet<>(Files.readAllLines(RELEASED)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void release() throws IOException {
        Files.createDirectories(RELEASED.getParent());
        Files.write(RELEASED, lines);
    }

    /** What the other does not say. */
    SortedSet<String> without(Contract other) {
        SortedSet<String> rest = new TreeSet<>(lines);
        rest.removeAll(other.lines);
        return rest;
    }

    private static Stream<String> of(Class<?> type) {
        String name = type.getName();
        Stream<String> permitted =
                type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).map(it -> name + " may be " + it.getName()) : Stream.of();
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents()).map(it -> name + " has " + component(it));
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(it -> name + " may be " + ((Enum<?>) it).name());
        }
        return Stream.concat(permitted, type.isInterface() ? methods(type) : Stream.of());
    }

    private static String component(RecordComponent component) {
        return component.getName() + ": " + component.getGenericType().getTypeName();
    }

    private static Stream<String> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(it -> !it.isSynthetic() && !Modifier.isStatic(it.getModifiers()))
                .map(it -> type.getName() + " answers " + signature(it));
    }

    private static String signature(Method method) {
        String parameters =
                Arrays.stream(method.getGenericParameterTypes()).map(Type::getTypeName).collect(Collectors.joining(", "));
        return method.getName() + "(" + parameters + ") with " + method.getGenericReturnType().getTypeName();
    }
}
