package seckill.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import seckill.launcher.rocketmq.Topics;

/** compose.yaml against what is built, what is read, what k8s/secrets.sh makes, and itself. */
class ComposeTest {

    private static final Path FILE = Repository.ROOT.resolve("compose.yaml");
    private static final Pattern SECRET = Pattern.compile("\\$\\{(SECKILL_[A-Z_]+):\\?");
    private static final Pattern TAG = Pattern.compile("\\$\\{SECKILL_TAG:-([^}]+)}");
    private static final Pattern ADDRESS = Pattern.compile("(?:^|//)([a-z-]+):(\\d+)(?:$|/)");
    private static final Map<String, String> PORTS = Map.of("mysql", "3306", "nacos", "8848", "rocketmq", "9876", "tc", "8091");

    @Test
    void holds() {
        assertThat(faults(Yaml.only(FILE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "stock   | image | '\"seckill/stock:1\"' | nobody builds",
        "stock   | environment/SECKILL_LEAVE | '\"5s\"' | does not read SECKILL_LEAVE",
        "stock   | environment/SPRING_DATASOURCE_PASSWORD | '\"stock\"' | stands in the file",
        "stock   | environment/SPRING_DATASOURCE_PASSWORD | '\"${SECKILL_DATABASE_STOCKS:?make it}\"' | nobody makes SECKILL_DATABASE_STOCKS",
        "stock   | environment/SECKILL_TC_ADDRESS | '\"seata:8091\"' | nobody is at seata:8091",
        "stock   | environment/SECKILL_NACOS_SERVER_ADDR | '\"nacos:8849\"' | nobody is at nacos:8849",
        "gateway | environment/SPRING_DATASOURCE_URL | '\"jdbc:mysql://database:3306/gateway\"' | nobody is at database:3306",
        "gateway | ports | '[\"8080:8080\"]' | is open to other machines",
        "mysql   | ports | '[\"127.0.0.1:3306:3306\"]' | is open to this machine",
        "stock   | read_only | 'false' | writes to its image",
        "stock   | cap_drop | '[]' | keeps capabilities",
        "redis   | image | '\"redis\"' | names no version",
        "rocketmq-topics | command | '[\"mqadmin\"]' | topics"
    })
    void notices_each_mistake(String service, String place, String value, String noticedAs) {
        Node compose = Yaml.only(FILE);
        JsonObject damaged = compose.at("services", service).json().getAsJsonObject();
        String[] path = place.split("/");
        (path.length == 1 ? damaged : damaged.getAsJsonObject(path[0])).add(path[path.length - 1], JsonParser.parseString(value));
        assertThat(faults(compose)).anyMatch(fault -> fault.contains(noticedAs));
    }

    private static List<String> faults(Node compose) {
        Map<String, Node> services = compose.map("services").keySet().stream().collect(Collectors.toMap(n -> n, n -> compose.at("services", n)));
        Set<String> made = made();
        return services.entrySet().stream().flatMap(e -> Stream.of(
                                image(e.getKey(), e.getValue()),
                                environment(e.getKey(), e.getValue()),
                                addresses(services.keySet(), e.getValue()),
                                doors(e.getKey(), e.getValue()),
                                secrets(made, e.getValue()),
                                e.getKey().equals("rocketmq-topics") ? topics(e.getValue()) : Stream.<String>of())
                        .flatMap(s -> s).map(fault -> e.getKey() + ": " + fault))
                .toList();
    }

    private static Stream<String> image(String name, Node service) {
        Image image = Image.of(TAG.matcher(service.text("image")).replaceAll("$1"));
        return Stream.of(
                        image.isTheShops() && !ImagesAreBuiltTest.built().contains(image.name()) ? "nobody builds " + image.path() : "",
                        image.tag().isEmpty() || image.tag().equals("latest") ? "names no version" : "",
                        image.isTheShops() && !service.text("read_only").equals("true") ? "writes to its image" : "",
                        image.isTheShops() && service.each("cap_drop").isEmpty() ? name + " keeps capabilities" : "")
                .filter(f -> !f.isEmpty());
    }

    private static Stream<String> environment(String name, Node service) {
        Image image = Image.of(TAG.matcher(service.text("image")).replaceAll("$1"));
        Map<String, String> variables = service.map("environment");
        Stream<String> unknown = image.isTheShops()
                ? variables.keySet().stream().filter(v -> !KnownVariables.of(image.name()).contains(v)).map(v -> name + " does not read " + v)
                : Stream.of();
        return Stream.concat(unknown, variables.entrySet().stream()
                .filter(v -> v.getKey().matches(".*(PASSWORD|SECRET|TOKEN|_KEY)$") && !SECRET.matcher(v.getValue()).find())
                .map(v -> v.getKey() + " stands in the file"));
    }

    private static Stream<String> addresses(Set<String> services, Node service) {
        return service.map("environment").values().stream().flatMap(v -> ADDRESS.matcher(v).results().map(MatchResult.class::cast))
                .filter(a -> !services.contains(a.group(1)) || !a.group(2).equals(PORTS.get(a.group(1))))
                .map(a -> "nobody is at " + a.group(1) + ":" + a.group(2));
    }

    private static Stream<String> doors(String name, Node service) {
        return service.each("ports").stream().map(p -> p.text().orElse(""))
                .flatMap(p -> Stream.of(p.startsWith("127.0.0.1:") ? "" : p + " is open to other machines", name.equals("gateway") ? "" : p + " is open to this machine"))
                .filter(f -> !f.isEmpty());
    }

    private static Stream<String> secrets(Set<String> made, Node service) {
        return service.everywhere().flatMap(n -> n.text().stream()).flatMap(t -> SECRET.matcher(t).results()).map(r -> r.group(1))
                .filter(variable -> !made.contains(variable)).distinct().map(variable -> "nobody makes " + variable);
    }

    private static Stream<String> topics(Node service) {
        String command = service.everywhere().flatMap(n -> n.text().stream()).collect(Collectors.joining(" "));
        return command.contains(String.join(" ", Topics.ALL)) ? Stream.of() : Stream.of("does not make the topics " + Topics.ALL);
    }

    private static Set<String> made() {
        try {
            Process script = new ProcessBuilder(Repository.ROOT.resolve("k8s/secrets.sh").toString(), "--env").redirectError(ProcessBuilder.Redirect.INHERIT).start();
            return new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().map(l -> l.split("=", 2)[0]).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
