package seckill.launcher.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import seckill.launcher.ExitCode;
import seckill.launcher.FileTree;

/** {@code ./seckill test --mutation}: has Maven make and hunt mutants, and says how many the unit tests have killed. */
public final class MutationRun {

    private final Path root;
    private final Floors floors;
    private final Floors all;

    private MutationRun(Path root, Floors floors, Floors all) {
        this.root = root;
        this.floors = floors;
        this.all = all;
    }

    /**
     * @param root the folder of the modules
     * @param only one module, or null for all
     * @throws IllegalArgumentException when that module has no packages that are judged
     */
    public static MutationRun of(Path root, String only) throws IOException {
        Floors all = Floors.written();
        return new MutationRun(root, only == null ? all : all.only(only), all);
    }

    public List<String> commandLine() {
        List<String> line = new ArrayList<>(List.of("mvn", "-B", "-ntp", "-Pmutation", "-pl", String.join(",", floors.modules()), "-am"));
        // what it needs is built, and not judged
        all.packages().stream()
                .filter(it -> !floors.modules().contains(it.module()))
                .map(it -> "-Dmutation.skip." + it.artifact() + "=true")
                .distinct()
                .forEach(line::add);
        line.add("prepare-package");
        return line;
    }

    /** Takes the reports of earlier runs away: they would be read as if they were of this one. */
    public void forgetEarlierReports() throws IOException {
        for (String module : floors.modules()) {
            Path target = root.resolve(module).resolve("target");
            FileTree.delete(target.resolve("pit-reports"));
            FileTree.delete(target.resolve("site/jacoco"));
            Files.deleteIfExists(target.resolve("jacoco.exec"));
        }
    }

    /**
     * @param line is told each line of the answer
     * @return {@link ExitCode#CHECK_FAILED} when a package has fallen below its floor, or a report is not there
     */
    public int report(Consumer<String> line, Duration took) throws IOException {
        Scores scores;
        try {
            scores = Scores.read(root, floors);
        } catch (MissingReportException e) {
            line.accept("Nothing can be said about the tests: " + e.getMessage());
            return ExitCode.CHECK_FAILED;
        }
        line.accept("");
        MutationTable.of(scores).forEach(line);
        line.accept("It took " + took.toSeconds() + " s. Which mutants live, and which lines nobody runs:");
        floors.modules().forEach(module ->
                line.accept("  " + module + "/target/pit-reports/index.html, " + module + "/target/site/jacoco/index.html"));
        return scores.belowFloor().isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
}
