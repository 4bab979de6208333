package seckill.bench;

import java.util.Optional;
import seckill.bench.load.Load;

/** A sale that has nothing left, asked by people who have got nothing. */
record RefusedContestant(BenchStack stack, MakeRequests requests, long saleId) implements Contestant {

    static final String NAME = "refused";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String prefix() {
        return "";
    }

    /** Its only unit goes, once; somebody else hears that there are no more. */
    @Override
    public void enter() {
        if (stack.operator().gate(saleId).left() > 0) {
            try (Load one = new Load("127.0.0.1", stack.port(), 1)) {
                one.closed(requests.of("", 2, saleId), 1, Turn.LONG);
            }
        }
    }

    @Override
    public Optional<String> wrong(long admitted) {
        return admitted == 0 && stack.operator().gate(saleId).left() == 0
                ? Optional.empty()
                : Optional.of("nothing was left, and " + admitted + " were told yes");
    }

    @Override
    public boolean mayAnswer(int status) {
        return status == GateContestant.NOTHING_LEFT;
    }

    @Override
    public void leave() {}

    @Override
    public long[] saleIds() {
        return new long[] {saleId};
    }
}
