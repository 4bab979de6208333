package seckill.live;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import seckill.live.Sample.Carried;

/** What this gateway's own meters say. */
final class ReadMeters {

    private static final Set<String> TICKETS = Set.of("admitted", "already");

    private final MeterRegistry meters;

    ReadMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    long requests() {
        long pages = meters.find("http.server.requests").timers().stream().mapToLong(Timer::count).sum();
        return pages + answers().values().stream().mapToLong(Long::longValue).sum();
    }

    long admitted() {
        return answers().getOrDefault("admitted", 0L);
    }

    /** By the reason that was told, of those that were told at least once. */
    Map<String, Long> refused() {
        Map<String, Long> refused = answers();
        refused.keySet().removeAll(TICKETS);
        return refused;
    }

    private Map<String, Long> answers() {
        return meters.find("seckill.asked").counters().stream()
                .filter(it -> it.count() > 0)
                .collect(Collectors.toMap(it -> tag(it, "answer"), it -> (long) it.count(), Long::sum, TreeMap::new));
    }

    List<Carried> transactions() {
        record Key(String mode, String outcome) {}
        Map<Key, Long> counts = meters.find("seckill.checkout.carried").timers().stream()
                .collect(Collectors.groupingBy(it -> new Key(tag(it, "mode"), tag(it, "outcome")), Collectors.summingLong(Timer::count)));
        return counts.entrySet().stream()
                .map(it -> new Carried(it.getKey().mode, it.getKey().outcome, it.getValue()))
                .sorted((one, other) -> (one.mode() + one.outcome()).compareTo(other.mode() + other.outcome()))
                .toList();
    }

    double answeredMs(double percentile) {
        Timer timer = meters.find("seckill.checkout.answered").timer();
        Stream<ValueAtPercentile> values = timer == null ? Stream.of() : Stream.of(timer.takeSnapshot().percentileValues());
        return values.filter(it -> it.percentile() == percentile).mapToDouble(it -> it.value(TimeUnit.MILLISECONDS)).findFirst().orElse(0);
    }

    private static String tag(Meter meter, String name) {
        return String.valueOf(meter.getId().getTag(name));
    }
}
