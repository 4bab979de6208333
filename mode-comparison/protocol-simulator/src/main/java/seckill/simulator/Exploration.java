package seckill.simulator;

import java.util.Map;

/**
 * What was found in many runs of one protocol.
 *
 * @param found    how often, by kind
 * @param smallest a run for each kind
 */
public record Exploration(
        String protocol, long seed, int runs, Map<Finding.Kind, Integer> found, Map<Finding.Kind, CounterExample> smallest) {

    public int count(Finding.Kind kind) {
        return found.getOrDefault(kind, 0);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("%s, seed %d, %,d runs: %s".formatted(
                protocol, seed, runs, found.isEmpty() ? "nothing is wrong" : found));
        smallest.forEach((kind, example) -> text.append("\n  ").append(kind).append(": ").append(example));
        return text.toString();
    }
}
