package seckill.compare;

import java.time.Duration;

/**
 * What traffic a mode is put under.
 *
 * @param id         as reports have it
 * @param words      for people
 * @param stream     which of the seed's chances it draws; the same number, the same wishes
 * @param hotPercent of the wishes that are for the same product
 * @param latency    by which every request from the gateway to a participant takes longer
 */
record Workload(String id, String words, int stream, int hotPercent, Duration latency) {

    static final Workload UNIFORM = new Workload("uniform", "Everybody wants something else", 0, 0, Duration.ZERO);

    static final Workload HOT = new Workload("hot", "Three of four want the same product", 1, 75, Duration.ZERO);

    static final Workload SLOW = new Workload("slow", "As uniform, each call of a participant takes 20 ms longer", 2, 0, Plan.LATENCY);

    static final Workload FAULTS =
            new Workload("faults", "As uniform, somebody dies in the middle of it and is started again", 3, 0, Duration.ZERO);

    private static final int MIXED = 4;

    Workload {
        if (hotPercent < 0 || hotPercent > 100 || latency.isNegative()) {
            throw new IllegalArgumentException("0 to 100 percent want one product, and no call takes less than no time");
        }
    }

    /** One that is in no report: some contention, some latency. */
    static Workload mixed(int hotPercent, Duration latency) {
        String id = "hot-%d-slow-%d".formatted(hotPercent, latency.toMillis());
        String words = "%d of a hundred want the same product, each call of a participant takes %d ms longer"
                .formatted(hotPercent, latency.toMillis());
        return new Workload(id, words, MIXED, hotPercent, latency);
    }
}
