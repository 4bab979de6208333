package seckill.compare;

import java.util.List;
import seckill.compare.history.Event.Kind;
import seckill.compare.history.History;
import seckill.compare.history.Operation;

/** Counts and times of the scenario that a cell is about, from its history. */
record Figures(long accepted, long refused, long failed, long unknown, double perSecond, List<Long> acceptedUs, List<Long> refusedUs) {

    static Figures of(History history, String scenario) {
        List<Operation> all = history.operations().stream().filter(it -> it.invoked().scenario().equals(scenario)).toList();
        long begin = all.stream().mapToLong(it -> it.invoked().us()).min().orElse(0);
        long end = all.stream().flatMap(it -> it.ended().stream()).mapToLong(it -> it.us()).max().orElse(begin + 1);
        long accepted = count(all, Kind.OK);
        return new Figures(
                accepted,
                count(all, Kind.REFUSED),
                count(all, Kind.FAILED),
                count(all, Kind.UNKNOWN),
                accepted * 1e6 / Math.max(1, end - begin),
                latencies(all, Kind.OK),
                latencies(all, Kind.REFUSED));
    }

    private static long count(List<Operation> all, Kind outcome) {
        return all.stream().filter(it -> it.outcome() == outcome).count();
    }

    private static List<Long> latencies(List<Operation> all, Kind outcome) {
        return all.stream().filter(it -> it.outcome() == outcome).map(Operation::latencyUs).sorted().toList();
    }

    /** Milliseconds; 0 when there is nothing. */
    static double percentile(List<Long> sortedUs, double percent) {
        if (sortedUs.isEmpty()) {
            return 0;
        }
        int index = (int) Math.ceil(percent / 100 * sortedUs.size()) - 1;
        return Math.round(sortedUs.get(Math.max(0, index)) / 10.0) / 100.0;
    }
}
