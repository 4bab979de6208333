package seckill.simulator;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Plays a protocol through many times, each time differently, and makes what goes wrong as small as it can be. */
final class Explorer {

    /** How many simpler runs are tried for one that went wrong. */
    private static final int SIMPLER_MAX = 4_000;

    private final Supplier<Protocol> protocols;
    private final Faults faults;

    Explorer(Supplier<Protocol> protocols, Faults faults) {
        this.protocols = protocols;
        this.faults = faults;
    }

    Exploration explore(long seed, int runs) {
        SplittableRandom seeds = new SplittableRandom(seed);
        Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);
        Map<Finding.Kind, int[]> firsts = new EnumMap<>(Finding.Kind.class);
        for (int run = 0; run < runs; run++) {
            Choices choices = Choices.by(seeds.split());
            new World(protocols, choices, faults).play().ifPresent(finding -> {
                counts.merge(finding.kind(), 1, Integer::sum);
                firsts.putIfAbsent(finding.kind(), choices.made());
            });
        }
        Map<Finding.Kind, CounterExample> smallest = new EnumMap<>(Finding.Kind.class);
        firsts.forEach((kind, choices) -> smallest.put(kind, told(smallest(kind, choices))));
        return new Exploration(protocols.get().name(), seed, runs, counts, smallest);
    }

    /** The same run again, told step by step. */
    CounterExample told(int... choices) {
        World world = new World(protocols, Choices.replayed(choices), faults, true);
        Optional<Finding> finding = world.play();
        return new CounterExample(choices, List.copyOf(world.story()), finding.map(Finding::what).orElse("nothing is wrong"));
    }

    private int[] smallest(Finding.Kind kind, int[] first) {
        int[] best = first;
        int left = SIMPLER_MAX;
        boolean better = true;
        while (better && left > 0) {
            better = false;
            for (int length = Math.max(1, best.length / 2); length > 0 && left > 0; length /= 2) {
                for (int from = 0; from + length <= best.length && left > 0; ) {
                    int[] shorter = without(best, from, length);
                    left--;
                    Optional<int[]> made = stillWrong(kind, shorter, best);
                    if (made.isPresent()) {
                        best = made.get();
                        better = true;
                    } else {
                        from += length;
                    }
                }
            }
            for (int at = 0; at < best.length && left > 0; at++) {
                for (int smaller = 0; smaller < best[at] && left > 0; smaller++) {
                    int[] simpler = best.clone();
                    simpler[at] = smaller;
                    left--;
                    Optional<int[]> made = stillWrong(kind, simpler, best);
                    if (made.isPresent()) {
                        best = made.get();
                        better = true;
                        break;
                    }
                }
            }
        }
        return best;
    }

    /** What was really chosen, when it is wrong in the same way and simpler than before. */
    private Optional<int[]> stillWrong(Finding.Kind kind, int[] choices, int[] before) {
        Choices replayed = Choices.replayed(choices);
        boolean isWrong = new World(protocols, replayed, faults).play().filter(it -> it.kind() == kind).isPresent();
        int[] made = replayed.made();
        return isWrong && isSimpler(made, before) ? Optional.of(made) : Optional.empty();
    }

    private static boolean isSimpler(int[] one, int[] other) {
        return one.length != other.length ? one.length < other.length : Arrays.compare(one, other) < 0;
    }

    private static int[] without(int[] all, int from, int length) {
        int[] rest = new int[all.length - length];
        System.arraycopy(all, 0, rest, 0, from);
        System.arraycopy(all, from + length, rest, from, all.length - from - length);
        return rest;
    }
}
