package seckill.bench;

import java.util.Optional;
import java.util.stream.LongStream;

/** Many sales at once, each with some of the buyers. */
record SpreadContestant(String name, BenchStack stack, long[] saleIds, long[] before) implements Contestant {

    SpreadContestant(String name, BenchStack stack, long[] saleIds) {
        this(name, stack, saleIds, new long[1]);
    }

    @Override
    public String prefix() {
        return "";
    }

    @Override
    public void enter() {
        before[0] = pending();
    }

    private long pending() {
        return LongStream.of(saleIds).map(id -> stack.operator().gate(id).pending()).sum();
    }

    @Override
    public Optional<String> wrong(long admitted) {
        long pending = pending() - before[0];
        return pending == admitted ? Optional.empty() : Optional.of(admitted + " were given away, " + pending + " are pending");
    }

    @Override
    public boolean mayAnswer(int status) {
        return status == GateContestant.YES;
    }

    @Override
    public void leave() {}
}
