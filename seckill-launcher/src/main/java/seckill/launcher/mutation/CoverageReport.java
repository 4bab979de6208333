package seckill.launcher.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JaCoCo's {@code jacoco.csv} of one module: the lines of each class, those of its inner classes among them.
 *
 * @param byClass by the full name of the outermost class
 */
record CoverageReport(Map<String, Lines> byClass) {

    private static final int PACKAGE = 1, CLASS = 2, LINES_MISSED = 7, LINES_COVERED = 8;

    /** @throws MissingReportException when there is none: tests that were not watched cover nothing that anybody knows of */
    static CoverageReport read(Path module) throws IOException {
        Path csv = module.resolve("target/site/jacoco/jacoco.csv");
        if (!Files.isRegularFile(csv)) {
            throw new MissingReportException(csv.toString());
        }
        List<String> lines = Files.readAllLines(csv);
        return new CoverageReport(lines.stream().skip(1).map(it -> it.split(",")).collect(Collectors.toMap(
                it -> it[PACKAGE] + "." + it[CLASS].split("\\.")[0],
                it -> new Lines(Integer.parseInt(it[LINES_COVERED]), Integer.parseInt(it[LINES_MISSED])),
                Lines::plus)));
    }
}
