package seckill.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class OwnerTest {

    private static final Path ROOT = Path.of("..");

    @ParameterizedTest
    @CsvSource({
        "STOCK, stock-module/stock-service",
        "ORDERS, order-module/order-service",
        "PAYMENT, payment-module/payment-service",
        "GATEWAY, seckill-gateway"
    })
    void an_application_finds_done_what_it_would_have_done_itself(Owner owner, String module) throws IOException {
        Map<String, Object> flyway = flywayOf(ROOT.resolve(module).resolve("src/main/resources/application.yml"));
        assertThat(Arrays.stream(owner.folders).map(f -> "classpath:db/" + f).collect(Collectors.joining(",")))
                .isEqualTo(flyway.get("locations"));
        assertThat(owner.history).isEqualTo(flyway.get("table"));
        assertThat(owner.outOfOrder).isEqualTo(flyway.getOrDefault("out-of-order", false));
    }

    @Test
    void every_folder_with_migrations_belongs_to_somebody() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("sql"))) {
            List<String> withMigrations = folders.filter(OwnerTest::hasMigrations).map(f -> f.getFileName().toString()).toList();
            assertThat(Arrays.stream(Owner.values()).flatMap(o -> Arrays.stream(o.folders)).distinct().toList())
                    .containsExactlyInAnyOrderElementsOf(withMigrations);
        }
    }

    private static boolean hasMigrations(Path folder) {
        String[] files = folder.toFile().list((dir, name) -> name.matches("V.*\\.sql"));
        return files != null && files.length > 0;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> flywayOf(Path file) throws IOException {
        Map<String, Map<String, Object>> all = new Yaml().load(Files.readString(file));
        return (Map<String, Object>) all.get("spring").get("flyway");
    }
}
