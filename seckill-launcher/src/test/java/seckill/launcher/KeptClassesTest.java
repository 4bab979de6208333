package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptClassesTest {

    private static final FileTime BUILT = FileTime.fromMillis(1_000_000);
    private static final FileTime KEPT = FileTime.fromMillis(2_000_000);
    private static final FileTime BUILT_AGAIN = FileTime.fromMillis(3_000_000);

    @TempDir
    private Path folder;

    private Path program;
    private Path library;

    @BeforeEach
    void a_program_with_a_library() throws IOException {
        program = file("shop.jar", BUILT);
        Files.createDirectory(folder.resolve("lib"));
        library = file("lib/library.jar", BUILT);
        Files.setLastModifiedTime(folder.resolve("lib"), BUILT);
    }

    @Test
    void without_an_archive_a_jvm_writes_one_when_it_ends_and_not_in_its_place() {
        assertWrites();
    }

    @Test
    void an_archive_that_is_younger_than_all_jars_is_used() throws IOException {
        file(archive().getFileName().toString(), KEPT);

        assertUses(flags());
    }

    @Test
    void what_was_built_since_makes_a_new_one_necessary() throws IOException {
        file(archive().getFileName().toString(), KEPT);

        Files.setLastModifiedTime(library, BUILT_AGAIN);
        assertWrites();
        Files.setLastModifiedTime(library, BUILT);
        Files.setLastModifiedTime(program, BUILT_AGAIN);
        assertWrites();
    }

    @Test
    void whoever_says_that_it_shares_classes_uses_them_and_writes_none() throws IOException {
        assertEquals(List.of(), flags("-Xshare:auto"));

        file(archive().getFileName().toString(), KEPT);
        assertUses(flags("-Xshare:auto"));
    }

    @Test
    void whoever_shares_none_neither_uses_nor_writes_any() throws IOException {
        assertEquals(List.of(), flags("-Xshare:off"));

        file(archive().getFileName().toString(), KEPT);
        assertEquals(List.of(), flags("-Xshare:off"));
    }

    @Test
    void what_was_written_is_put_in_its_place() throws IOException {
        Path written = file(archive().getFileName() + ".unfinished-1", KEPT);

        KeptClasses.keep(written);

        assertUses(flags());
    }

    private void assertUses(List<String> flags) {
        assertEquals("-XX:SharedArchiveFile=" + archive(), flags.getFirst());
    }

    private void assertWrites() {
        assertTrue(flags().getFirst().startsWith("-XX:ArchiveClassesAtExit=" + archive() + ".unfinished-"), () -> flags().toString());
    }

    private List<String> flags(String... more) {
        return KeptClasses.of("seckill.Shop", List.of(program)).flags(Stream.concat(Stream.of("-Xmx1g"), Stream.of(more)).toList());
    }

    private Path archive() {
        return folder.resolve("Shop-" + Runtime.version() + ".jsa");
    }

    private Path file(String name, FileTime when) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "");
        return Files.setLastModifiedTime(file, when);
    }
}
