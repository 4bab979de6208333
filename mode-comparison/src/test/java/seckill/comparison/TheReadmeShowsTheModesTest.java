package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import seckill.checkout.Guarantees;

/** README's table of modes is what the modes declare; {@code -Dreadme=rewrite} writes it anew. */
class TheReadmeShowsTheModesTest {

    private static final String BEGIN = "<!-- modes:begin -->";
    private static final String END = "<!-- modes:end -->";
    private static final String HOW_TO_REWRITE =
            """
            The table of modes in README.md is not what the modes declare. Rewrite it:
              mvn -q -pl mode-comparison -am test -Dtest=TheReadmeShowsTheModesTest \
            -Dsurefire.failIfNoSpecifiedTests=false -Dreadme=rewrite
            """;

    @Test
    void the_table_is_what_the_modes_declare() throws IOException {
        Path readme = Repository.root().resolve("README.md");
        String declared = ModeTable.markdown(DeclaredModes.all());
        if ("rewrite".equals(System.getProperty("readme"))) {
            Files.writeString(readme, with(declared, Files.readString(readme)));
        }
        assertThat(tableIn(Files.readString(readme))).as(HOW_TO_REWRITE).isEqualTo(declared);
    }

    @Test
    void a_mode_that_declares_something_else_makes_the_table_stale() {
        List<Guarantees> modes = DeclaredModes.all();
        Guarantees first = modes.getFirst();
        Guarantees boasting = new Guarantees(
                first.mode(), first.family(), first.atomicity(), first.settlement(), first.readersSee(),
                Set.of(), Set.of(), first.assemblies(), "It never dies.");
        assertThat(ModeTable.markdown(List.of(boasting))).isNotEqualTo(ModeTable.markdown(List.of(first)));
    }

    private static String tableIn(String readme) {
        assertThat(readme).as("markers of the table in README.md").contains(BEGIN, END);
        return readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END)).strip();
    }

    private static String with(String table, String readme) {
        return readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length())
                + "\n" + table + "\n"
                + readme.substring(readme.indexOf(END));
    }
}
