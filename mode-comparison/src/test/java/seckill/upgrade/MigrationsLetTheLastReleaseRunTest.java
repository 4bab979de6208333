package seckill.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** While a shop is upgraded, processes of the last release work on the schema of the next one ({@code docs/upgrades.md}). */
class MigrationsLetTheLastReleaseRunTest {

    private static final Path FIXTURES = Path.of("src/test/resources/migrations");

    private final List<Migration> all = Migration.all(Releases.sql());
    private final ForwardCompatible rule = new ForwardCompatible(released());

    private Columns released() {
        Columns columns = new Columns();
        Releases.released(all).forEach(columns::take);
        return columns;
    }

    @Test
    void what_was_released_is_there_as_it_was() {
        assertThat(hashes(Releases.released(all))).containsExactlyInAnyOrderEntriesOf(Releases.migrations());
    }

    @Test
    void a_released_migration_that_was_edited_is_found() {
        List<Migration> edited = Releases.released(all).stream()
                .map(it -> it.name().equals("stock/V1__stock.sql") ? new Migration(it.name(), it.sql() + "\n") : it)
                .toList();
        assertThat(hashes(edited)).isNotEqualTo(Releases.migrations());
    }

    @Test
    void what_came_since_then_lets_the_last_release_go_on() {
        assertThat(Releases.newer(all)).flatExtracting(rule::mistakes).isEmpty();
    }

    /** Flyway refuses a migration that comes late; the gateway alone takes it. Who is new since then has no earlier ones. */
    @Test
    void what_came_since_then_is_numbered_behind_what_its_module_has() {
        Set<String> released = Releases.released(all).stream().map(Migration::owner).collect(Collectors.toSet());
        assertThat(Releases.newer(all)).filteredOn(it -> released.contains(it.owner())).allSatisfy(it -> assertThat(it.name()).matches("\\w+/V(1[5-9]|[2-9]\\d)(_\\d+)?__\\w+\\.sql"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void catches_each_wrong_fixture(Path fixture) throws IOException {
        assertThat(rule.mistakes(new Migration("stock/" + fixture.getFileName(), Files.readString(fixture)))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("right")
    void lets_each_right_fixture_pass(Path fixture) throws IOException {
        assertThat(rule.mistakes(new Migration("stock/" + fixture.getFileName(), Files.readString(fixture)))).isEmpty();
    }

    private static Stream<Path> wrong() throws IOException {
        return fixtures("wrong");
    }

    private static Stream<Path> right() throws IOException {
        return fixtures("right");
    }

    private static Stream<Path> fixtures(String which) throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES.resolve(which))) {
            return files.sorted().toList().stream();
        }
    }

    private static Map<String, String> hashes(List<Migration> migrations) {
        Map<String, String> hashes = new HashMap<>();
        migrations.forEach(it -> hashes.put(it.name(), it.sha256()));
        return hashes;
    }
}
