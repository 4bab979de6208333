package seckill.compare.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The events of one cell, in the order in which they were seen. For several threads. */
public final class History {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final long begin;
    private final List<Event> events = new ArrayList<>();

    /** @param begin of the comparison, as {@link System#nanoTime} */
    public History(long begin) {
        this.begin = begin;
    }

    public synchronized Event add(Event.Kind kind, String cell, String scenario, String checkout, String order, long buyer, long sku,
            int quantity, long minor) {
        Event event = new Event(now(), kind, cell, scenario, checkout, order, buyer, sku, quantity, minor, "");
        events.add(event);
        return event;
    }

    public synchronized Event later(Event before, Event.Kind kind, String reason) {
        Event event = before.later(now(), kind, reason);
        events.add(event);
        return event;
    }

    private long now() {
        return (System.nanoTime() - begin) / 1_000;
    }

    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** Each request with all that was heard of it, in the order in which they began. */
    public List<Operation> operations() {
        Map<String, List<Event>> byCheckout = new LinkedHashMap<>();
        events().forEach(event -> byCheckout.computeIfAbsent(event.checkout(), key -> new ArrayList<>()).add(event));
        return byCheckout.values().stream().map(Operation::new).toList();
    }

    /** One JSON object per line, appended. */
    public void appendTo(Path file) {
        try (Writer out = Files.newBufferedWriter(file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            for (Event event : events()) {
                out.write(JSON.writeValueAsString(event));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was written before. */
    public static History read(Path file) {
        History history = new History(0);
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> history.events.add(parse(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return history;
    }

    private static Event parse(String line) {
        try {
            return JSON.readValue(line, Event.class);
        } catch (IOException e) {
            throw new UncheckedIOException("not a line of a history: " + line, e);
        }
    }
}
