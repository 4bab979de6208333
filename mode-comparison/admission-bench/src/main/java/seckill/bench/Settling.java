package seckill.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import seckill.bench.load.Load;
import seckill.bench.load.Outcome;
import seckill.launcher.OperatorApi;
import seckill.launcher.bench.ModeSwitch;

/**
 * How fast the shop turns the tickets of a sale into orders, in each mode, and what that takes of the processors: all tickets are given out at
 * once, and then there is nothing to do but to settle. Of place-order, for which nobody needs money.
 */
final class Settling {

    private static final String SCENARIO = "place-order";
    private static final long FIRST_SALE = 50_000;

    /** Of the round that warms up, and at least. */
    private static final int UNITS_MIN = 200;

    /** Fewer than one home has stock for; enough for two seconds of the fastest mode. */
    private static final int UNITS_MAX = 4_000;

    private static final Duration TURN = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(20);

    private final BenchStack stack;
    private final MakeRequests requests;
    private final Cpu cpu;
    private long saleId = FIRST_SALE;

    Settling(BenchStack stack, long seed) {
        this.stack = stack;
        this.requests = new MakeRequests(stack.tokens(), seed);
        this.cpu = new Cpu(stack::pids);
    }

    /** Rounds of all modes in turn, every other one backwards; the first does not count, and says how many units are enough for the others. */
    List<Settled> run(List<String> modes, int rounds, Steps steps) {
        List<Settled> all = new ArrayList<>();
        Map<String, Integer> units = new HashMap<>();
        for (int round = 0; round <= rounds; round++) {
            List<String> inTurn = new ArrayList<>(modes);
            if (round % 2 == 1) {
                Collections.reverse(inTurn);
            }
            for (String mode : inTurn) {
                steps.next(mode + ", round " + round + " of " + rounds);
                new ModeSwitch(stack.operator()).all(mode);
                Settled settled = settle(mode, round, units.getOrDefault(mode, UNITS_MIN));
                units.put(mode, (int) Math.clamp(settled.perSecond() * TURN.toSeconds(), UNITS_MIN, UNITS_MAX));
                if (round > 0) {
                    all.add(settled);
                }
            }
        }
        return all;
    }

    private Settled settle(String mode, int round, int units) {
        long id = saleId++;
        stack.sell(units, Instant.now(), "SCRIPT", id);
        try (Load load = new Load("127.0.0.1", stack.port(), Plan.NARROW)) {
            Cpu.Reading before = cpu.read();
            long begin = System.nanoTime();
            Outcome outcome = load.closed(requests.named(SCENARIO, units, id), Plan.NARROW, PATIENCE);
            OperatorApi.Gate gate = ended(id, begin);
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Settled(mode, SCENARIO, round, units, seconds, cpu.read().since(before),
                    wrong(outcome.count(GateContestant.YES), gate, units));
        }
    }

    private OperatorApi.Gate ended(long id, long begin) {
        OperatorApi.Gate gate = stack.operator().gate(id);
        while (gate.pending() > 0 && System.nanoTime() - begin < PATIENCE.toNanos()) {
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
            gate = stack.operator().gate(id);
        }
        return gate;
    }

    /** A ticket that was returned would have given its unit back. */
    static Optional<String> wrong(long tickets, OperatorApi.Gate gate, int units) {
        return tickets == units && gate.pending() == 0 && gate.left() == 0 && gate.ended() == units
                ? Optional.empty()
                : Optional.of("of " + units + " units " + tickets + " were given away, and the gate says " + gate);
    }
}
