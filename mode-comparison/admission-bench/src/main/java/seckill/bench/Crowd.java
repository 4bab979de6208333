package seckill.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import seckill.launcher.OperatorApi;
import seckill.sale.gate.Wish;
import seckill.sale.gate.redis.LuaGate;

/** Puts many buyers into the gates of many sales, through the gate itself and past the gateway. */
final class Crowd {

    private static final int UNDER_WAY_MAX = 8;
    private static final int TOGETHER = 64;

    private final BenchStack stack;
    private final SplittableRandom chance;
    private long buyer = 1;

    Crowd(BenchStack stack, long seed) {
        this.stack = stack;
        this.chance = new SplittableRandom(seed);
    }

    /** So many buyers in each of these sales, with one ticket each. */
    void enter(int buyers, List<Long> saleIds) {
        LuaGate gate = new LuaGate(stack.redis(), "bench", Duration.ofHours(1));
        Deque<CompletableFuture<?>> underWay = new ArrayDeque<>();
        for (long saleId : saleIds) {
            OperatorApi.Gate standing = stack.operator().gate(saleId);
            for (int in = 0; in < buyers; in += TOGETHER) {
                List<Wish> wishes = new ArrayList<>();
                for (int i = in; i < Math.min(buyers, in + TOGETHER); i++) {
                    wishes.add(new Wish(
                            saleId, new UUID(chance.nextLong(), chance.nextLong()).toString(), buyer++, 1, "buy-now"));
                }
                underWay.add(gate.admit(saleId, standing.epoch(), wishes).toCompletableFuture());
                if (underWay.size() > UNDER_WAY_MAX) {
                    underWay.poll().join();
                }
            }
        }
        underWay.forEach(CompletableFuture::join);
    }
}
