package seckill.transaction.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** Shows {@link OutboxLag} as two gauges; each reading is a query. */
final class OutboxMeters implements MeterBinder {

    static final String UNSENT = "seckill.outbox.unsent";
    static final String OLDEST = "seckill.outbox.oldest";

    private final OutboxRelay relay;

    OutboxMeters(OutboxRelay relay) {
        this.relay = relay;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(UNSENT, relay, it -> it.lag().unsent())
                .description("letters that wait to be sent")
                .register(registry);
        TimeGauge.builder(OLDEST, relay, TimeUnit.MILLISECONDS, it -> it.lag().oldestMs())
                .description("how long the oldest of them has waited")
                .register(registry);
    }
}
