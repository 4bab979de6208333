package seckill.transaction.micrometer;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How long the connections of a pool were borrowed, all of them together; those that are out now count up to now.
 *
 * <p>The sum of the instants at which they came back, less the sum of those at which they left. HikariCP's own timer of usage
 * cuts each loan down to whole milliseconds, which is most of a short one, and knows of none before it is over.
 *
 * <p>A connection that breaks while it is out never comes back: the pool forgets it and tells nobody. So the pool is asked how many are out, and who is
 * missing there counts up to that question.
 */
public final class HeldConnections {

    public static final String NAME = "seckill.connections.held";

    private final LongSupplier nanos;
    private final IntSupplier outByThePool;
    private long borrowed;
    private long out;
    private long heldNanos;

    /** Of a pool in which nothing is lost. */
    public HeldConnections() {
        this(() -> Integer.MAX_VALUE);
    }

    HeldConnections(IntSupplier outByThePool) {
        this(outByThePool, System::nanoTime);
    }

    HeldConnections(IntSupplier outByThePool, LongSupplier nanos) {
        this.outByThePool = outByThePool;
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
        // whoever borrows is out in the pool before it is told here, and whoever returns still is afterwards
        for (long lost = out - outByThePool.getAsInt(); lost > 0; lost--) {
            returned();
        }
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
