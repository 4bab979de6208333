package seckill.live;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** The samples of the last minutes. They are taken while somebody looks, and whoever looks as well gets the same. */
public final class Pulse {

    static final Duration EVERY = Duration.ofSeconds(2);

    /** Five minutes. */
    private static final int KEPT = 150;

    private final Supplier<Sample> samples;
    private final Clock clock;
    private final Deque<Sample> kept = new ArrayDeque<>();

    Pulse(Supplier<Sample> samples, Clock clock) {
        this.samples = samples;
        this.clock = clock;
    }

    /** Oldest first, with one that is not older than a sample is good for. */
    public synchronized List<Sample> latest() {
        if (kept.isEmpty() || !clock.instant().isBefore(kept.getLast().at().plus(EVERY))) {
            kept.addLast(samples.get());
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
        }
        return List.copyOf(kept);
    }
}
