package seckill.capacity.measured;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code settling.json} of {@code ./seckill bench settling}: what it takes to turn a ticket into an order. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SettlingBench(String begun, String commit, Map<String, String> box, List<Settled> settled) {

    /** @param cpuMs by process, for each order */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Settled(
            String mode, String scenario, int round, int orders, double perSecond, double othersShare, String wrong, Map<String, Double> cpuMs) {

        private double ms() {
            return cpuMs.values().stream().mapToDouble(it -> it).sum();
        }
    }

    public List<String> modes() {
        return List.copyOf(new TreeSet<>(settled.stream().map(Settled::mode).toList()));
    }

    /** Of a core, for an order in a mode, by process: in the round that took least, because in those before it compilers were still at work. */
    public Map<String, Double> msPerOrder(String mode) {
        return rounds(mode).stream()
                .min(Comparator.comparingDouble(Settled::ms))
                .orElseThrow(() -> new IllegalArgumentException("nothing was settled in " + mode + ": measure again"))
                .cpuMs();
    }

    private List<Settled> rounds(String mode) {
        return settled.stream().filter(it -> it.mode().equals(mode) && it.wrong().isEmpty()).toList();
    }
}
