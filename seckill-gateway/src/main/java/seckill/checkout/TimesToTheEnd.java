package seckill.checkout;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How long checkouts took from their begin until it was written down how they ended, however many tries and letters lay in between; told
 * by whoever wrote it. This is the time to settle that is promised to buyers: what a mode cleans up afterwards is not in it.
 */
final class TimesToTheEnd {

    static final String NAME = "seckill.checkout.ended";

    /** From one database to letters that waited for a broker. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
        Duration.ofSeconds(1), Duration.ofMillis(2_500), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30),
        Duration.ofMinutes(1), Duration.ofMinutes(5)
    };

    private final MeterRegistry meters;

    TimesToTheEnd(MeterRegistry meters) {
        this.meters = meters;
    }

    void ended(CheckoutRecord ended, Instant at) {
        Checkout checkout = ended.checkout();
        Timer.builder(NAME)
                .description("from the begin of a checkout until its end was written down")
                .tags("scenario", checkout.scenario(), "mode", checkout.mode(), "outcome", ended.state().name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(BOUNDS)
                .register(meters)
                .record(Duration.between(checkout.begunAt(), at));
    }
}
