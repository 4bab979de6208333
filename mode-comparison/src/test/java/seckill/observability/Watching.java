package seckill.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the files are that watch the shop, wherever the tests are started from. */
final class Watching {

    private static final Path ROOT = root();

    static final Path CONFIGURATION = ROOT.resolve("k8s/observability/prometheus.yml");
    static final Path RULES = ROOT.resolve("k8s/observability/rules/seckill.yml");
    static final Path TESTS = ROOT.resolve("k8s/observability/tests");
    static final Path DASHBOARDS = ROOT.resolve("k8s/observability/dashboards");
    static final Path RUNBOOKS = ROOT.resolve("docs/runbooks");

    private Watching() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("k8s")) ? here : here.getParent();
    }
}
