package seckill.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import seckill.bench.load.Load;
import seckill.bench.load.Outcome;
import seckill.bench.load.Requests;
import seckill.launcher.OperatorApi;

/** Opens sales, with everybody waiting before the door. */
final class Openings {

    private static final Duration UNTIL = Duration.ofMillis(1_500);
    private static final Duration TIME = Duration.ofSeconds(3);
    private static final int STEADY_FROM_SECOND = 2;

    /** The gateway opens it by its own look at the clock, a moment later at most. */
    private static final Duration AFTER = Duration.ofMillis(2);

    private final BenchStack stack;
    private final MakeRequests requests;
    private final Cpu cpu;
    private long saleId;

    /** @param firstSaleId of those that it plans, one for each */
    Openings(BenchStack stack, MakeRequests requests, Cpu cpu, long firstSaleId) {
        this.stack = stack;
        this.requests = requests;
        this.cpu = cpu;
        this.saleId = firstSaleId;
    }

    Opening open(String how, double perSecond) {
        long id = saleId++;
        int count = (int) (perSecond * TIME.toSeconds());
        int units = 2 * count;
        Requests some = requests.of("", count, id);
        try (Load load = new Load("127.0.0.1", stack.port(), Plan.WIDTH)) {
            Instant opensAt = Instant.now().plus(UNTIL);
            stack.sell(units, opensAt, "SCRIPT", id);
            Cpu.Reading begin = cpu.read();
            LockSupport.parkUntil(opensAt.plus(AFTER).toEpochMilli());
            Outcome outcome = load.open(some, perSecond, TIME);
            Cpu.Use use = cpu.read().since(begin);
            return new Opening(
                    how,
                    perSecond,
                    outcome.micros(0, 1).getValueAtPercentile(99),
                    outcome.micros(STEADY_FROM_SECOND, (int) TIME.toSeconds()).getValueAtPercentile(99),
                    use.others().orElse(0) <= Turn.OTHERS_MAX,
                    wrong(outcome, stack.operator().gate(id), units));
        }
    }

    private static Optional<String> wrong(Outcome outcome, OperatorApi.Gate gate, int units) {
        long admitted = outcome.count(GateContestant.YES);
        return admitted == outcome.count() && gate.left() == units - admitted && gate.pending() == admitted
                ? Optional.empty()
                : Optional.of("answers by status: " + outcome + "; the gate says " + gate);
    }
}
