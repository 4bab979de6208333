package seckill.capacity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import seckill.capacity.measured.Measurements;

/** What is kept in the repository, as tests of this module read it. */
public final class Measured {

    private static final Path DOCS = Path.of("../../docs").toAbsolutePath().normalize();

    private Measured() {}

    public static Measurements here() {
        try {
            return Measurements.read(DOCS.resolve("bench"), DOCS.resolve("comparison/report.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
