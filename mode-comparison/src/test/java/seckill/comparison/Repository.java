package seckill.comparison;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources are, wherever the tests are started from. */
final class Repository {

    private Repository() {}

    static Path root() {
        Path dir = Path.of("").toAbsolutePath();
        while (dir != null && !Files.isDirectory(dir.resolve("mode-comparison"))) {
            dir = dir.getParent();
        }
        if (dir == null) {
            throw new IllegalStateException("started outside of the repository");
        }
        return dir;
    }
}
