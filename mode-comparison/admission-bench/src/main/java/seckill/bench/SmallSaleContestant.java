package seckill.bench;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import seckill.launcher.OperatorApi;

/** A sale with few units, a new one for each turn: nearly everybody comes when nothing is left. */
record SmallSaleContestant(String name, BenchStack stack, AtomicLong sale, int units) implements Contestant {

    @Override
    public String prefix() {
        return "";
    }

    @Override
    public long[] saleIds() {
        return new long[] {sale.get()};
    }

    @Override
    public void enter() {
        stack.sell(units, Instant.now(), "SCRIPT", sale.incrementAndGet());
    }

    @Override
    public Optional<String> wrong(long admitted) {
        OperatorApi.Gate gate = stack.operator().gate(sale.get());
        return gate.left() == units - admitted && gate.pending() == admitted
                ? Optional.empty()
                : Optional.of(admitted + " of " + units + " units were given away, the gate says " + gate);
    }

    @Override
    public boolean mayAnswer(int status) {
        return status == GateContestant.YES || status == GateContestant.NOTHING_LEFT;
    }

    @Override
    public void leave() {}
}
