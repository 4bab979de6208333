package seckill.k8s;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import seckill.schema.MakeSchemas;

/** The environment variables that a program of the shop reads, found out from the program. */
final class KnownVariables {

    /** Of which Seata makes its ids (io.seata.server.Server). */
    private static final String NODE = "SERVER_NODE";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z][a-z0-9.-]*)[:}]");

    private static final Set<String> OF_APPLICATIONS = applications();

    private KnownVariables() {}

    static Set<String> of(String image) {
        return switch (image) {
            case "seckill-schema" -> Set.copyOf(MakeSchemas.variables());
            case "seckill-tc" -> Stream.concat(Stream.of(NODE), placeholders(Application.file(image)).flatMap(KnownVariables::names)).collect(Collectors.toSet());
            default -> OF_APPLICATIONS;
        };
    }

    /** What Spring and the libraries describe, what the shop's settings are, and what its configurations and classes ask for. */
    private static Set<String> applications() {
        Set<String> properties = new HashSet<>(described());
        properties.addAll(settings());
        Stream.of("seckill-gateway", "stock-service", "order-service", "payment-service").map(Application::file).forEach(f -> properties.addAll(placeholders(f).toList()));
        properties.addAll(placeholders(Application.PARTICIPANT).toList());
        properties.addAll(askedFor());
        return properties.stream().flatMap(KnownVariables::names).collect(Collectors.toUnmodifiableSet());
    }

    /** As Spring Boot looks a property up: dashes go away, or become underscores as dots do. */
    private static Stream<String> names(String property) {
        String name = property.toUpperCase(Locale.ROOT).replace('.', '_');
        return Stream.of(name.replace("-", ""), name.replace('-', '_'));
    }

    private static Stream<String> placeholders(Path file) {
        return PLACEHOLDER.matcher(read(file)).results().map(r -> r.group(1));
    }

    private static List<String> described() {
        try {
            Set<String> names = new HashSet<>();
            for (URL url : Collections.list(KnownVariables.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
                try (InputStreamReader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                    new Node(JsonParser.parseReader(reader)).each("properties").stream()
                            // they are described so that whoever still sets them is told
                            .filter(p -> !p.text("deprecation", "level").equals("error"))
                            .forEach(p -> names.add(p.text("name")));
                }
            }
            return List.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> settings() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents("seckill").stream().map(c -> load(c.getBeanClassName())).filter(Class::isRecord).flatMap(record ->
                        Stream.of(record.getRecordComponents()).map(c -> record.getAnnotation(ConfigurationProperties.class).value() + "." + dashed(c)))
                .toList();
    }

    private static String dashed(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By {@code @Value}. */
    private static List<String> askedFor() {
        return Stream.of("seckill-gateway", "seckill-transaction", "stock-module", "order-module", "payment-module")
                .flatMap(module -> sources(Repository.ROOT.resolve(module)))
                .flatMap(KnownVariables::placeholders)
                .toList();
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().contains("src/main/java") && f.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
