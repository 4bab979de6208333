package seckill.sale.gate.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RPermitExpirableSemaphore;
import org.redisson.api.RedissonClient;
import seckill.redis.Script;
import seckill.sale.gate.Gate;
import seckill.sale.gate.Opening;
import seckill.sale.gate.Standing;
import seckill.sale.gate.Ticket;
import seckill.sale.gate.Verdict;
import seckill.sale.gate.Wish;

/**
 * The same gate as {@link LuaGate}, with a permit of Redisson's semaphore for each unit that is left. A gateway takes permits on a lease, and
 * a script spends them for a ticket: while the lease runs nobody else has the unit; when the gateway dies before, the permits come back by
 * themselves; a gateway that comes after its lease finds them gone, and admits nobody.
 *
 * <p>Free permits and leased ones together are what is left, so nothing is sold out while a lease runs. Permit and ticket are two steps:
 * between them a buyer may hear that nothing is left, of units that come back, or for the ticket that he is just getting at another gateway;
 * asked again he hears the truth.
 *
 * <p>Redisson reckons leases by the gateways' clocks. One that is fast ends the leases of others early, which costs them the wish, never a unit.
 */
public final class PermitGate implements Gate {

    private static final String FREE = "permits";

    /** Where Redisson keeps the leases of the semaphore of that name: permit, as bytes, and when its lease ends. */
    private static final String LEASES = FREE + ":timeout";

    private final LuaGate scripts;
    private final RedissonClient redis;
    private final Script spend;
    private final Executor executor;
    private final Duration lease;

    /**
     * @param scripts  for all that is not admitting
     * @param executor on which wishes wait for permits
     * @param lease    from a permit to its ticket, two round trips
     */
    public PermitGate(LuaGate scripts, RedissonClient redis, Executor executor, Duration lease) {
        this.scripts = scripts;
        this.redis = redis;
        this.spend = Script.named(redis, "sale/spend");
        this.executor = executor;
        this.lease = lease;
    }

    @Override
    public CompletionStage<List<Verdict>> admit(long saleId, long epoch, List<Wish> wishes) {
        return CompletableFuture.supplyAsync(() -> wishes.stream().map(wish -> admit(epoch, wish)).toList(), executor);
    }

    /** First without permits, so that they are taken for those alone against whom nothing else speaks. */
    private Verdict admit(long epoch, Wish wish) {
        Verdict withoutPermits = spend(epoch, wish, List.of());
        if (withoutPermits != Verdict.SOLD_OUT) {
            return withoutPermits;
        }
        RPermitExpirableSemaphore free = permits(wish.saleId());
        List<String> leased = lease(free, wish.quantity());
        Verdict verdict = spend(epoch, wish, leased);
        if (verdict != Verdict.ADMITTED && !leased.isEmpty()) {
            free.tryRelease(leased);
        }
        return verdict;
    }

    /** All or none. */
    private List<String> lease(RPermitExpirableSemaphore free, int quantity) {
        try {
            return free.tryAcquire(quantity, 0, lease.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private Verdict spend(long epoch, Wish wish, List<String> permits) {
        List<String> arguments = new ArrayList<>(List.of(
                Long.toString(epoch),
                wish.ticket(),
                Long.toString(wish.buyerId()),
                Integer.toString(wish.quantity()),
                wish.scenario()));
        arguments.addAll(permits);
        List<String> keys = LuaGate.keys(wish.saleId(), "gate", "buyers", "journal", LEASES);
        return LuaGate.verdict(spend.answer(keys, arguments.toArray()).charAt(0));
    }

    private RPermitExpirableSemaphore permits(long saleId) {
        return redis.getPermitExpirableSemaphore(LuaGate.key(saleId, FREE));
    }

    /** Permits that Redis has lost are missing in what is left, and so are mended. They are counted first: what is spent since is no loss. */
    @Override
    public Optional<Standing> standing(long saleId) {
        long freeAndLeased = Math.max(0, permits(saleId).getPermits());
        return scripts.standing(saleId)
                .map(it -> new Standing(
                        it.epoch(), Math.min(it.left(), freeAndLeased), it.pending(), it.ended(), it.paused(), it.mayHaveForgotten()));
    }

    @Override
    public boolean build(long saleId, Opening opening) {
        return scripts.build(LuaGate.keys(saleId, "gate", "journal", FREE, LEASES), opening);
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
        return scripts.end(LuaGate.keys(saleId, "gate", "buyers", "journal", FREE), reasons);
    }

    @Override
    public Optional<Fate> fate(long saleId, long buyerId, String ticket) {
        return scripts.fate(saleId, buyerId, ticket);
    }
}
