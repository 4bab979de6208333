package seckill.transaction.micrometer;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long the connections of a pool were borrowed, all of them together; those that are out now count up to now.
 *
 * <p>The sum of the instants at which they came back, less the sum of those at which they left. HikariCP's own timer of usage
 * cuts each loan down to whole milliseconds, which is most of a short one, and knows of none before it is over.
 */
public final class HeldConnections {

    public static final String NAME = "seckill.connections.held";

    private final LongSupplier nanos;
    private long borrowed;
    private long out;
    private long heldNanos;

    public HeldConnections() {
        this(System::nanoTime);
    }

    HeldConnections(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public synchronized void borrowed() {
        borrowed++;
        out++;
        heldNanos -= nanos.getAsLong();
    }

    public synchronized void returned() {
        out--;
        heldNanos += nanos.getAsLong();
    }

    /** It was not lent after all. */
    synchronized void notLent() {
        returned();
        borrowed--;
    }

    synchronized long borrowings() {
        return borrowed;
    }

    synchronized long heldNanos() {
        return heldNanos + out * nanos.getAsLong();
    }

    /** Shows it as a timer: so many loans, for so long. */
    public void showIn(MeterRegistry meters, String pool) {
        FunctionTimer.builder(NAME, this, HeldConnections::borrowings, HeldConnections::heldNanos, TimeUnit.NANOSECONDS)
                .description("how long connections were borrowed, those that are out included")
                .tag("pool", pool)
                .register(meters);
    }
}
