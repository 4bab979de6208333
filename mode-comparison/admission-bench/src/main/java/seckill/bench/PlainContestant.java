package seckill.bench;

import java.util.Optional;

/** The server, with a handler that does nothing. */
record PlainContestant(long saleId) implements Contestant {

    static final String NAME = "plain handler";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String prefix() {
        return "/bench/plain";
    }

    @Override
    public void enter() {}

    @Override
    public Optional<String> wrong(long admitted) {
        return Optional.empty();
    }

    @Override
    public boolean mayAnswer(int status) {
        return status == 202;
    }

    @Override
    public void leave() {}

    @Override
    public long[] saleIds() {
        return new long[] {saleId};
    }
}
