package seckill.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Something that the shop answers. */
record Route(String method, String path) {

    /** All that its description has. */
    static List<Route> described(JsonNode api) {
        List<Route> routes = new ArrayList<>();
        api.path("paths").properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method ->
                routes.add(new Route(method.toUpperCase(Locale.ROOT), path.getKey()))));
        return sorted(routes.stream());
    }

    /** All pages, and what their forms are sent to: no description has them, so they are read from the classes. */
    static List<Route> pages() {
        return sorted(controllers().flatMap(Route::of).filter(Route::isPage));
    }

    /** What programs ask, as the classes have it: all of it is to be described. */
    static List<Route> resources() {
        return sorted(controllers().flatMap(Route::of).filter(it -> !it.isPage()));
    }

    private static Stream<Class<?>> controllers() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("seckill").stream()
                .filter(it -> it.isMetaAnnotatedWith(Controller.class) && !it.isAnnotation())
                .map(JavaClass::reflect);
    }

    private static Stream<Route> of(Class<?> controller) {
        RequestMapping above = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        String prefix = above == null || above.path().length == 0 ? "" : above.path()[0];
        return Arrays.stream(controller.getDeclaredMethods())
                .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                .filter(mapping -> mapping != null)
                .flatMap(mapping -> Arrays.stream(mapping.path().length == 0 ? new String[] {""} : mapping.path())
                        .map(path -> new Route(mapping.method()[0].name(), prefix + path)));
    }

    private static List<Route> sorted(Stream<Route> routes) {
        return routes.distinct().sorted(Comparator.comparing(Route::path).thenComparing(Route::method)).toList();
    }

    boolean isPage() {
        return !path.startsWith("/api/");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
