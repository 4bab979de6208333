package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees;

/** The tables of modes are what the modes declare and what was measured; {@code -Dreadme=rewrite} writes them anew. */
class TheReadmeShowsTheModesTest {

    private static final String HOW_TO_REWRITE =
            """
            A table of modes is not what the modes declare, or not what docs/bench holds. Rewrite them:
              mvn -q -pl mode-comparison -am test -Dtest=TheReadmeShowsTheModesTest \
            -Dsurefire.failIfNoSpecifiedTests=false -Dreadme=rewrite
            """;

    @Test
    void the_table_is_what_the_modes_declare() throws IOException {
        shows("README.md", "modes", ModeTable.markdown(DeclaredModes.all(), Latencies.kept()));
    }

    @Test
    void the_latencies_are_those_that_were_measured() throws IOException {
        shows("docs/modes.md", "latency", Latencies.kept().markdown());
    }

    private static void shows(String file, String table, String expected) throws IOException {
        Path path = Repository.root().resolve(file);
        Marked marked = new Marked("<!-- " + table + ":begin -->", "<!-- " + table + ":end -->");
        if ("rewrite".equals(System.getProperty("readme"))) {
            Files.writeString(path, marked.with(expected, Files.readString(path)));
        }
        assertThat(marked.tableIn(Files.readString(path))).as(HOW_TO_REWRITE).isEqualTo(expected);
    }

    @Test
    void a_mode_that_declares_something_else_makes_the_table_stale() {
        List<Guarantees> modes = DeclaredModes.all();
        Guarantees first = modes.getFirst();
        Guarantees boasting = new Guarantees(
                first.mode(), first.family(), first.atomicity(), first.settlement(), first.readersSee(),
                Set.of(), Set.of(), first.assemblies(), "It never dies.");
        Latencies measured = Latencies.kept();
        assertThat(ModeTable.markdown(List.of(boasting), measured)).isNotEqualTo(ModeTable.markdown(List.of(first), measured));
    }

    /** Where a table stands in a file. */
    private record Marked(String begin, String end) {

        String tableIn(String text) {
            assertThat(text).as("markers of a generated table").contains(begin, end);
            return text.substring(text.indexOf(begin) + begin.length(), text.indexOf(end)).strip();
        }

        String with(String table, String text) {
            return text.substring(0, text.indexOf(begin) + begin.length()) + "\n" + table + "\n" + text.substring(text.indexOf(end));
        }
    }
}
