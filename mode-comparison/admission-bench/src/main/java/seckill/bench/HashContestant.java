package seckill.bench;

import java.util.Optional;
import org.redisson.api.RMap;
import org.redisson.client.codec.StringCodec;
import seckill.bench.handler.BenchKeys;

/**
 * A handler of the bench that counts in one hash: {@code left}, and a field for each ticket.
 *
 * @param width how many ask at once
 */
record HashContestant(
        String name, String prefix, String hash, BenchStack stack, RedisServer redis, long saleId, long units, int width)
        implements Contestant {

    @Override
    public void enter() {
        redis.durability(GateBooks.USUAL_DURABILITY);
        redis.forget(BenchKeys.ALL);
        books().put("left", Long.toString(units));
    }

    private RMap<String, String> books() {
        return stack.redis().getMap(BenchKeys.of(hash, saleId), StringCodec.INSTANCE);
    }

    @Override
    public Optional<String> wrong(long admitted) {
        long left = Long.parseLong(books().get("left"));
        long tickets = books().size() - 1L;
        return left == units - admitted && tickets == admitted
                ? Optional.empty()
                : Optional.of(admitted + " of " + units + " units were given away, " + left + " are left, tickets: " + tickets);
    }

    @Override
    public boolean mayAnswer(int status) {
        return status == GateContestant.YES;
    }

    @Override
    public void leave() {
        redis.forget(BenchKeys.ALL);
    }

    @Override
    public long[] saleIds() {
        return new long[] {saleId};
    }
}
