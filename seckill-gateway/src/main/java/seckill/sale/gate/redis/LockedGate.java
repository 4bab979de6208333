package seckill.sale.gate.redis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RLock;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.client.codec.StringCodec;
import seckill.sale.gate.Gate;
import seckill.sale.gate.Opening;
import seckill.sale.gate.Standing;
import seckill.sale.gate.Ticket;
import seckill.sale.gate.Verdict;
import seckill.sale.gate.Wish;

/**
 * The same gate as {@link LuaGate}, decided by reading, checking and writing under Redisson's lock: what most shops begin with, and what the
 * script is compared with. Everything else that changes the gate takes the lock, too.
 *
 * <p>A holder that stands still for longer than the lock is kept may write what others have changed meanwhile: the gate is a hint, and is mended.
 */
public final class LockedGate implements Gate {

    private final Gate scripts;
    private final RedissonClient redis;
    private final Clock clock;
    private final Executor executor;

    /**
     * @param scripts  for all that is not admitting
     * @param executor on which wishes wait for the lock
     */
    public LockedGate(LuaGate scripts, RedissonClient redis, Clock clock, Executor executor) {
        this.scripts = scripts;
        this.redis = redis;
        this.clock = clock;
        this.executor = executor;
    }

    private <T> T locked(long saleId, Supplier<T> work) {
        RLock lock = redis.getLock(LuaGate.key(saleId, "gate-lock"));
        lock.lock();
        try {
            return work.get();
        } finally {
            if (lock.isHeldByCurrentThread()) {
                lock.unlock();
            }
        }
    }

    @Override
    public CompletionStage<List<Verdict>> admit(long saleId, long epoch, List<Wish> wishes) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<Verdict> verdicts = new ArrayList<>(wishes.size());
                    wishes.forEach(wish -> verdicts.add(locked(saleId, () -> admit(epoch, wish))));
                    return verdicts;
                },
                executor);
    }

    private Verdict admit(long epoch, Wish wish) {
        Map<String, String> gate = hash(wish.saleId(), "gate").readAllMap();
        if (gate.isEmpty()) {
            return Verdict.OTHER_EPOCH;
        }
        if (Long.parseLong(gate.get("epoch")) != epoch) {
            return Verdict.OTHER_EPOCH;
        }
        String has = hash(wish.saleId(), "buyers").getOrDefault(Long.toString(wish.buyerId()), "");
        Optional<Fate> fate = LuaGate.fate(has, wish.ticket());
        if (fate.isPresent()) {
            int units = fate.get().units();
            return units == 0 ? Verdict.RETURNED : units == wish.quantity() ? Verdict.ALREADY : Verdict.OTHER_WISH;
        }
        long left = Long.parseLong(gate.get("left"));
        if (!isOpen(gate)) {
            return Verdict.NOT_OPEN;
        }
        if (LuaGate.units(has) + wish.quantity() > Integer.parseInt(gate.get("limit"))) {
            return Verdict.LIMIT;
        }
        if (left < wish.quantity()) {
            return Verdict.SOLD_OUT;
        }
        write(wish, has, left - wish.quantity(), Long.parseLong(gate.get("pending")) + wish.quantity());
        return Verdict.ADMITTED;
    }

    private boolean isOpen(Map<String, String> gate) {
        long now = clock.millis();
        return gate.get("paused").equals("0") && now >= Long.parseLong(gate.get("opens")) && now < Long.parseLong(gate.get("closes"));
    }

    /** As one: MULTI and EXEC. */
    private void write(Wish wish, String has, long left, long pending) {
        RBatch batch = redis.createBatch(BatchOptions.defaults().executionMode(BatchOptions.ExecutionMode.REDIS_WRITE_ATOMIC));
        batch.<String, String>getMap(LuaGate.key(wish.saleId(), "gate"), StringCodec.INSTANCE)
                .putAllAsync(Map.of("left", Long.toString(left), "pending", Long.toString(pending)));
        batch.<String, String>getMap(LuaGate.key(wish.saleId(), "buyers"), StringCodec.INSTANCE)
                .fastPutAsync(Long.toString(wish.buyerId()), has + ";" + wish.ticket() + ":" + wish.quantity());
        batch.<String, String>getStream(LuaGate.key(wish.saleId(), "journal"), StringCodec.INSTANCE)
                .addAsync(StreamAddArgs.entries(
                        "t", wish.ticket(), "b", Long.toString(wish.buyerId()), "n", Integer.toString(wish.quantity()), "s", wish.scenario()));
        batch.execute();
    }

    private RMap<String, String> hash(long saleId, String name) {
        return redis.getMap(LuaGate.key(saleId, name), StringCodec.INSTANCE);
    }

    @Override
    public Optional<Standing> standing(long saleId) {
        return scripts.standing(saleId);
    }

    @Override
    public boolean build(long saleId, Opening opening) {
        return locked(saleId, () -> scripts.build(saleId, opening));
    }

    @Override
    public void pause(long saleId, long epoch, boolean paused) {
        scripts.pause(saleId, epoch, paused);
    }

    @Override
    public Optional<long[]> buyersWhenSoldOut(long saleId) {
        return scripts.buyersWhenSoldOut(saleId);
    }

    @Override
    public List<Ticket> take(long saleId, int max) {
        return scripts.take(saleId, max);
    }

    @Override
    public boolean end(long saleId, Map<Ticket, String> reasons) {
        return locked(saleId, () -> scripts.end(saleId, reasons));
    }

    @Override
    public Optional<Fate> fate(long saleId, long buyerId, String ticket) {
        return scripts.fate(saleId, buyerId, ticket);
    }
}
