package seckill.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was released: {@code sql/releases} has the migrations of each release with their hashes, as {@code sha256sum} writes them. */
final class Releases {

    static final String LAST = "1.0.0";

    private Releases() {}

    static Path sql() {
        Path dir = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(dir.resolve("sql/releases"))) {
            dir = dir.getParent();
        }
        return dir.resolve("sql");
    }

    /** Hashes by name of the migrations which the last release has. */
    static Map<String, String> migrations() {
        try {
            Map<String, String> hashes = new LinkedHashMap<>();
            for (String line : Files.readAllLines(sql().resolve("releases/" + LAST + ".sha256"))) {
                String[] parts = line.split("  ");
                hashes.put(parts[1], parts[0]);
            }
            return hashes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of these migrations which the last release does not have. */
    static List<Migration> newer(List<Migration> all) {
        return all.stream().filter(it -> !migrations().containsKey(it.name())).toList();
    }

    /** Those which it has. */
    static List<Migration> released(List<Migration> all) {
        return all.stream().filter(it -> migrations().containsKey(it.name())).toList();
    }
}
