package seckill.bench;

import java.util.Optional;
import java.util.Set;
import seckill.launcher.OperatorApi;

/**
 * A sale's gate, of one engine.
 *
 * @param units      in its gate when a turn begins
 * @param durability when Redis writes to the disk
 * @param answers    with which buyers may be answered
 */
record GateContestant(
        String name,
        BenchStack stack,
        RedisServer redis,
        GateBooks books,
        long saleId,
        String engine,
        long units,
        String durability,
        Set<Integer> answers)
        implements Contestant {

    static final int YES = 202;
    static final int NOTHING_LEFT = 409;

    @Override
    public String prefix() {
        return "";
    }

    @Override
    public void enter() {
        redis.durability(durability);
        books.forget(saleId);
        stack.operator().openGate(saleId, engine);
    }

    @Override
    public Optional<String> wrong(long admitted) {
        OperatorApi.Gate gate = stack.operator().gate(saleId);
        long journal = books.tickets(saleId);
        boolean right = gate.left() == units - admitted && gate.pending() == admitted && journal == admitted;
        return right
                ? Optional.empty()
                : Optional.of(admitted + " of " + units + " units were given away, the gate says " + gate + ", the journal has " + journal);
    }

    @Override
    public boolean mayAnswer(int status) {
        return answers.contains(status);
    }

    @Override
    public void leave() {
        redis.durability(GateBooks.USUAL_DURABILITY);
    }

    @Override
    public long[] saleIds() {
        return new long[] {saleId};
    }
}
