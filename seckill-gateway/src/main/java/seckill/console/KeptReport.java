package seckill.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import seckill.compare.report.Report;
import seckill.compare.report.ReportJson;

/** The report of a comparison that advice is given by: of several places the first that has one, read again when it was written again. */
public final class KeptReport {

    /** Ten times a whole comparison of all modes and scenarios. */
    private static final long BYTES_MAX = 32L << 20;

    private final List<Path> places;
    private volatile Kept kept = new Kept(Path.of(""), FileTime.fromMillis(0), new Found.None());

    KeptReport(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /** What is there. */
    public sealed interface Found {
        /** Nothing was compared yet. */
        record None() implements Found {}

        /** @param why in the words of whoever tried to read it */
        record Unreadable(String why) implements Found {}

        record Readable(Report report) implements Found {}
    }

    public Found found() {
        try {
            Optional<Path> first = places.stream().filter(Files::isRegularFile).findFirst();
            return first.isPresent() ? read(first.get()) : new Found.None();
        } catch (NoSuchFileException goneMeanwhile) {
            return new Found.None();
        } catch (IOException e) {
            return new Found.Unreadable(e.toString());
        }
    }

    private Found read(Path path) throws IOException {
        FileTime written = Files.getLastModifiedTime(path);
        Kept now = kept;
        if (!now.path.equals(path) || !now.written.equals(written)) {
            now = new Kept(path, written, parsed(path));
            kept = now;
        }
        return now.found;
    }

    private static Found parsed(Path path) throws IOException {
        if (Files.size(path) > BYTES_MAX) {
            return new Found.Unreadable("it has more than " + BYTES_MAX + " bytes");
        }
        try {
            return new Found.Readable(ReportJson.read(Files.readString(path)));
        } catch (IllegalArgumentException e) {
            return new Found.Unreadable(e.getMessage());
        }
    }

    private record Kept(Path path, FileTime written, Found found) {}
}
