package seckill.simulator;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plays all runs that differ from the quiet one in at most so many choices: all of them, not some by chance. What is wrong with a protocol
 * mostly takes few unusual things (the small scope hypothesis of Jackson, "Software Abstractions", 2006).
 */
final class NearQuiet {

    private final Supplier<Protocol> protocols;
    private final Faults faults;
    private final Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);
    private final Map<Finding.Kind, int[]> firsts = new EnumMap<>(Finding.Kind.class);
    private int runs;

    NearQuiet(Supplier<Protocol> protocols, Faults faults) {
        this.protocols = protocols;
        this.faults = faults;
    }

    /** @param differences at most; the first example of a kind has the fewest that there is one with */
    Exploration explore(int differences) {
        for (int exactly = 0; exactly <= differences; exactly++) {
            explore(new int[0], 0, exactly);
        }
        Explorer explorer = new Explorer(protocols, faults);
        Map<Finding.Kind, CounterExample> examples = new EnumMap<>(Finding.Kind.class);
        firsts.forEach((kind, choices) -> examples.put(kind, explorer.told(choices)));
        return new Exploration(protocols.get().name(), 0, runs, counts, examples);
    }

    private void explore(int[] base, int from, int more) {
        Choices choices = Choices.replayed(base);
        Optional<Finding> finding = new World(protocols, choices, faults).play();
        if (more == 0) {
            runs++;
            finding.ifPresent(it -> {
                counts.merge(it.kind(), 1, Integer::sum);
                firsts.putIfAbsent(it.kind(), choices.made());
            });
            return;
        }
        for (int at = from; at < choices.count(); at++) {
            int last = choices.bound(at) - 1;
            for (int value = choices.isRare(at) ? last : 1; value <= last; value++) {
                int[] other = Arrays.copyOf(base, at + 1);
                other[at] = value;
                explore(other, at + 1, more - 1);
            }
        }
    }
}
