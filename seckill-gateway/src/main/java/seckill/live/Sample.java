package seckill.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import seckill.participant.Vitals;

/**
 * The shop at one instant. Counts are since this gateway's start.
 *
 * @param requests     answered over HTTP, and asked for units of sales
 * @param admitted     tickets given
 * @param refused      who asked for units and got none, by the reason he was told
 * @param p50Ms        what half of the late checkouts took at most; 0 when there were none
 * @param p99Ms        what 99 of a hundred took at most
 * @param sold         units sold in sales that are not over
 * @param pending      units of tickets under way
 * @param transactions checkouts carried, by mode and outcome
 * @param underWay     checkouts in flight in the whole shop, by mode
 * @param processes    how each process is doing; one that does not answer is missing
 * @param deadLetters  that nobody has decided about, at most a hundred of each owner; -1 when somebody did not say
 */
public record Sample(
        Instant at,
        long requests,
        long admitted,
        Map<String, Long> refused,
        double p50Ms,
        double p99Ms,
        long sold,
        long pending,
        List<Carried> transactions,
        Map<String, Long> underWay,
        Map<String, Vitals> processes,
        long deadLetters) {

    public Sample {
        refused = Map.copyOf(refused);
        transactions = List.copyOf(transactions);
        underWay = Map.copyOf(underWay);
        processes = Map.copyOf(processes);
    }

    /** Checkouts that a mode has carried to that outcome. */
    public record Carried(String mode, String outcome, long count) {}

    public long refusals() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    public int xaHeld() {
        return processes.values().stream().mapToInt(Vitals::xaHeld).sum();
    }

    /** Processes may share a database server, and each tells of the whole server. */
    public long lockWaits() {
        return processes.values().stream().mapToLong(Vitals::lockWaits).max().orElse(0);
    }

    public long unsent() {
        return processes.values().stream().mapToLong(Vitals::unsent).sum();
    }

    public long oldestUnsentMs() {
        return processes.values().stream().mapToLong(Vitals::oldestUnsentMs).max().orElse(0);
    }
}
