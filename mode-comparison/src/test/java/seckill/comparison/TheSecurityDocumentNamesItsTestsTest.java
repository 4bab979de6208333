package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each item of docs/security.md that claims a test has one, and nine of ten items do. */
class TheSecurityDocumentNamesItsTestsTest {

    private static final double AUTOMATED_MIN = 0.9;

    private static final Pattern ROW = Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\| [^|]+ \\| ([^|]+) \\|");

    /** A class, and one of its facts or an asterisk for all of them. */
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+|\\*)`");

    @Test
    void every_test_that_is_named_exists() {
        assertThat(shown().stream().filter(it -> TEST.matcher(it).matches()).filter(it -> !exists(it))).isEmpty();
    }

    @Test
    void nine_of_ten_items_are_shown_by_a_test_and_the_others_say_why_not() {
        List<String> shown = shown();
        assertThat(shown).hasSizeGreaterThan(40);
        assertThat(shown).allMatch(it -> TEST.matcher(it).matches() || it.startsWith("by hand: ") || it.startsWith("not met"));
        long automated = shown.stream().filter(it -> TEST.matcher(it).matches()).count();
        assertThat((double) automated / shown.size()).as("%d of %d", automated, shown.size()).isGreaterThanOrEqualTo(AUTOMATED_MIN);
    }

    /** The control: a class and a fact that there are not are noticed. */
    @Test
    void a_test_that_is_gone_is_noticed() {
        assertThat(exists("`DoorsIT.every_open_port_is_on_loopback_and_in_the_list`")).isTrue();
        assertThat(exists("`BuyingIT.*`")).isTrue();
        assertThat(exists("`DoorsIT.every_door_is_locked`")).isFalse();
        assertThat(exists("`WindowsIT.*`")).isFalse();
    }

    /** By what each item is shown. */
    private static List<String> shown() {
        try {
            return Files.readAllLines(Repository.root().resolve("docs/security.md")).stream()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> row.group(2).strip())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean exists(String test) {
        Matcher named = TEST.matcher(test);
        return named.matches() && sources(named.group(1)).anyMatch(source -> isIn(source, named.group(2)));
    }

    private static Stream<Path> sources(String name) {
        try (Stream<Path> all = Files.walk(Repository.root())) {
            return all.filter(it -> it.endsWith(name + ".java") && it.toString().contains("src/test/java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isIn(Path source, String fact) {
        try {
            String text = Files.readString(source);
            return fact.equals("*") ? text.contains("@Test") || text.contains("@EveryMode") : text.contains("void " + fact + "(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
