package seckill.compare.history;

import java.util.List;
import java.util.Optional;
import seckill.compare.history.Event.Kind;

/** One request under one key, and everything that its client heard of it. */
public record Operation(List<Event> events) {

    public Operation {
        events = List.copyOf(events);
    }

    public Event invoked() {
        return events.getFirst();
    }

    /** The first answer that tells how it ended; empty when the client gave up before. */
    public Optional<Event> ended() {
        return events.stream().filter(event -> event.kind().isFinal()).findFirst();
    }

    public Kind outcome() {
        return ended().map(Event::kind).orElse(Kind.UNKNOWN);
    }

    public boolean isOk() {
        return outcome() == Kind.OK;
    }

    /** Whether a client ever had no answer. */
    boolean wasInDoubt() {
        return events.stream().anyMatch(event -> event.kind() == Kind.UNKNOWN);
    }

    /** All final answers, of which there should be one kind. */
    List<Event> answers() {
        return events.stream().filter(event -> event.kind().isFinal()).toList();
    }

    /** Until the client knew. */
    public long latencyUs() {
        return ended().orElseThrow().us() - invoked().us();
    }
}
