package seckill.live;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import seckill.checkout.ModeHistory;
import seckill.participant.VitalSigns;
import seckill.participant.Vitals;

/** Asks everybody at once, and tells of those who answer in time. */
final class TakeSample {

    /** The next sample is taken by then. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final ReadMeters meters;
    private final Map<String, VitalSigns> processes;
    private final CountUnits units;
    private final ModeHistory modes;
    private final Supplier<Integer> deadLetters;
    private final ExecutorService threads;
    private final Clock clock;

    TakeSample(
            ReadMeters meters,
            Map<String, VitalSigns> processes,
            CountUnits units,
            ModeHistory modes,
            Supplier<Integer> deadLetters,
            ExecutorService threads,
            Clock clock) {
        this.meters = meters;
        this.processes = new TreeMap<>(processes);
        this.units = units;
        this.modes = modes;
        this.deadLetters = deadLetters;
        this.threads = threads;
        this.clock = clock;
    }

    Sample now() {
        Map<String, Future<Vitals>> asked = new LinkedHashMap<>();
        processes.forEach((name, signs) -> asked.put(name, threads.submit(signs::now)));
        Future<Integer> dead = threads.submit(deadLetters::get);
        Future<CountUnits.Units> counted = threads.submit(units::now);
        Future<List<ModeHistory.UnderWay>> inFlight = threads.submit(modes::underWay);
        Map<String, Vitals> vitals = new TreeMap<>();
        asked.forEach((name, answer) -> {
            Vitals its = answered(answer, null);
            if (its != null) {
                vitals.put(name, its);
            }
        });
        CountUnits.Units found = answered(counted, new CountUnits.Units(0, 0));
        return new Sample(
                clock.instant(),
                meters.requests(),
                meters.admitted(),
                meters.refused(),
                meters.answeredMs(0.5),
                meters.answeredMs(0.99),
                found.sold(),
                found.pending(),
                meters.transactions(),
                answered(inFlight, List.<ModeHistory.UnderWay>of()).stream()
                        .collect(Collectors.groupingBy(ModeHistory.UnderWay::mode, Collectors.summingLong(ModeHistory.UnderWay::checkouts))),
                vitals,
                answered(dead, -1));
    }

    private static <T> T answered(Future<T> answer, T otherwise) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException nobodySays) {
            answer.cancel(true);
            return otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        }
    }
}
