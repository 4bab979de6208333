package seckill.launcher.bench;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import seckill.launcher.demo.ShopApi;

/** What was measured, by contestant, scenario and round, in microseconds. */
final class Samples {

    private static final long HIGHEST_US = TimeUnit.MINUTES.toMicros(1);

    private final Map<Place, Histogram> accepted = new LinkedHashMap<>();
    private final Map<Place, Integer> failed = new LinkedHashMap<>();

    private record Place(String contestant, String scenario, int round) {}

    Stopwatch of(String contestant, int round) {
        return (scenario, request) -> {
            long begin = System.nanoTime();
            ShopApi.Answer answer = request.send();
            long us = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
            Place place = new Place(contestant, scenario, round);
            if (answer.status() == 201) {
                accepted.computeIfAbsent(place, key -> new Histogram(HIGHEST_US, 3)).recordValue(Math.min(us, HIGHEST_US));
            } else {
                failed.merge(place, 1, Integer::sum);
            }
            return answer;
        };
    }

    Set<String> contestants() {
        return new TreeSet<>(names(Place::contestant));
    }

    Set<String> scenarios() {
        return names(Place::scenario);
    }

    private Set<String> names(Function<Place, String> name) {
        Set<String> names = new LinkedHashSet<>();
        accepted.keySet().forEach(place -> names.add(name.apply(place)));
        return names;
    }

    /** All rounds together. */
    Histogram all(String contestant, String scenario) {
        Histogram all = new Histogram(HIGHEST_US, 3);
        accepted.forEach((place, times) -> {
            if (place.contestant.equals(contestant) && place.scenario.equals(scenario)) {
                all.add(times);
            }
        });
        return all;
    }

    int failures(String contestant, String scenario) {
        return failed.entrySet().stream()
                .filter(it -> it.getKey().contestant.equals(contestant) && it.getKey().scenario.equals(scenario))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
