package seckill.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What has been shipped: a line of a file for each event, so that it is shipped once, whatever comes twice and whoever dies in
 * between. Beside it the place in the shop's list up to which everything has been read.
 *
 * <p>A real one would have a table with the event id as its key, and write it in the transaction of its own business.
 */
public final class Parcels {

    private final Path shipped;
    private final Path cursor;
    private final Set<String> events = new HashSet<>();

    /** @param dir which keeps both files */
    public Parcels(Path dir) throws IOException {
        Files.createDirectories(dir);
        this.shipped = dir.resolve("shipped.txt");
        this.cursor = dir.resolve("read-up-to.txt");
        if (Files.exists(shipped)) {
            events.addAll(Files.readAllLines(shipped));
        }
    }

    /** Ships it, unless that was done before; returns only when it is on the disk. */
    synchronized boolean ship(Notice notice) {
        if (events.contains(notice.eventId())) {
            return false;
        }
        write(shipped, notice.eventId() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        events.add(notice.eventId());
        return true;
    }

    /** The events in the order in which they were shipped. */
    public synchronized List<String> shipped() {
        try {
            return Files.exists(shipped) ? new ArrayList<>(Files.readAllLines(shipped)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The sequence up to which the list has been read. Callbacks do not move it: they come in any order, and one that came says
     * nothing about those before it.
     */
    synchronized long readUpTo() {
        try {
            return Files.exists(cursor) ? Long.parseLong(Files.readString(cursor).strip()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void readUpTo(long sequence) {
        write(cursor, Long.toString(sequence), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private static void write(Path file, String text, StandardOpenOption... how) {
        try {
            Files.writeString(file, text, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
