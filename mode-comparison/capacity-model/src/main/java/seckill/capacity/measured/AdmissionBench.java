package seckill.capacity.measured;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import seckill.capacity.measured.Line.Point;
import seckill.capacity.simulation.Bench;
import seckill.capacity.simulation.ServiceTimes;

/**
 * {@code bench.json} of {@code ./seckill bench}.
 *
 * <p>Processor time is said of a process by its ticks. What the kernel does with packets is booked to nobody: how much that is, is taken from
 * the turns in which people are refused, and added to everything in proportion.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AdmissionBench(String begun, String commit, Map<String, String> box, Config config, List<Turn> turns, double bytesPerBuyer) {

    private static final String ADMITTED = "admitted";

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Config(int connections) {}

    /**
     * @param othersShare of the machine, 0 to 1
     * @param cpuUs       by process, for each answer
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Turn(
            String part, String contestant, int round, double perSecond, double tripsPerAnswer, double othersShare, Map<String, Double> cpuUs) {

        double us(String process) {
            return cpuUs.getOrDefault(process, 0.0);
        }

        /** Of what others have left, what processes used. */
        double booked(int cores) {
            return perSecond * cpuUs.values().stream().mapToDouble(it -> it).sum() / 1e6 / (cores * share());
        }

        /** Of the machine, what others have left. */
        public double share() {
            return Math.clamp(1 - othersShare, 0.01, 1);
        }
    }

    public int cores() {
        return Integer.parseInt(box.get("cores"));
    }

    /** The turns in which everybody asked over the bench's usual number of connections: none of them is looked at for {@link #times}, but those of refusals. */
    public List<Turn> rounds(String contestant) {
        return of(contestant).filter(it -> it.part().equals("rounds")).toList();
    }

    private Stream<Turn> of(String contestant) {
        return turns.stream().filter(it -> it.contestant().equals(contestant));
    }

    private List<Turn> otherWidths() {
        return turns.stream()
                .filter(it -> it.contestant().equals(ADMITTED) && (it.part().equals("connections") || it.part().equals("rate")))
                .toList();
    }

    /** Of tickets, by turns with other numbers of connections and at fixed rates; of refusals, by their rounds. */
    public ServiceTimes times() {
        List<Turn> tickets = otherWidths();
        double unbooked = 1 / Math.min(1, Medians.of(rounds("refused").stream().mapToDouble(it -> it.booked(cores())), "people who are refused"));
        Line gateway = line(tickets, it -> it.us("gateway"));
        Line redis = line(tickets, it -> it.us("redis"));
        double asker = Medians.of(rounds("refused").stream().mapToDouble(it -> it.us("generator") + idle(it)), "people who are refused");
        double refused = Medians.of(rounds("refused").stream().mapToDouble(it -> it.us("gateway")), "people who are refused");
        ServiceTimes withoutDisk = new ServiceTimes(
                asker * unbooked, refused * unbooked, gateway.at0() * unbooked, gateway.slope() * unbooked,
                redis.slope() * unbooked, Math.max(0.1, redis.at0() * unbooked), 0, 0);
        return withoutDisk.withDisk(diskUs(withoutDisk));
    }

    /** What stands idle beside gateway and Redis uses some of the cores, too; here it is the asker's. */
    private static double idle(Turn turn) {
        return turn.cpuUs().entrySet().stream()
                .filter(it -> !List.of("gateway", "redis", "generator").contains(it.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Line line(List<Turn> turns, ToDoubleFunction<Turn> us) {
        if (turns.isEmpty()) {
            throw new IllegalArgumentException("the bench has no tickets over other numbers of connections: measure again");
        }
        return Line.through(turns.stream().map(it -> new Point(it.tripsPerAnswer(), us.applyAsDouble(it))).toList());
    }

    /** The wait for a disk with which the simulation comes to what few connections got through, halved until it is known to some microseconds. */
    private double diskUs(ServiceTimes withoutDisk) {
        List<Turn> narrow = of(ADMITTED).filter(it -> it.part().equals("connections")).toList();
        double least = 0;
        double most = 20_000;
        while (most - least > 10) {
            double middle = (least + most) / 2;
            ServiceTimes tried = withoutDisk.withDisk(middle);
            double tooFast = Medians.of(narrow.stream().mapToDouble(it ->
                    new Bench(tried, cores(), it.share(), it.round()).admitted().perSecond() / it.perSecond()), "tickets over few connections");
            if (tooFast > 1) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return least;
    }
}
