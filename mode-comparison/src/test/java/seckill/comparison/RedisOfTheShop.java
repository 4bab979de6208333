package seckill.comparison;

import java.time.Duration;
import java.util.List;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import seckill.launcher.RedisUser;
import seckill.sale.gate.Verdict;
import seckill.sale.gate.Wish;
import seckill.sale.gate.redis.LuaGate;

/** The Redis of a running stack, behind the shop's back. */
final class RedisOfTheShop implements AutoCloseable {

    private final RedissonClient client;

    private RedisOfTheShop(RedissonClient client) {
        this.client = client;
    }

    static RedisOfTheShop of(ShopUnderTest shop) {
        Config config = new Config();
        config.useSingleServer()
                .setAddress("redis://" + shop.running().redis())
                .setConnectTimeout(60_000) // its first connection takes seconds on a busy machine
                .setConnectionMinimumIdleSize(1);
        RedisUser admin = shop.running().redisAdmin(shop.home());
        config.setUsername(admin.name().isEmpty() ? null : admin.name()).setPassword(admin.password());
        return new RedisOfTheShop(Redisson.create(config));
    }

    /** Has the units of a product counted at the admission. */
    void counts(Product product, long units) {
        client.getBucket(counter(product), StringCodec.INSTANCE).set(Long.toString(units));
    }

    long counted(Product product) {
        return Long.parseLong(client.<String>getBucket(counter(product), StringCodec.INSTANCE).get());
    }

    /** As if the checkout had been tried too often. */
    void parks(String checkout, String trouble) {
        client.<String, String>getMap("{admission}:parked", StringCodec.INSTANCE).put(checkout, trouble);
    }

    boolean hasALockOf(long saleId) {
        return client.getKeys().countExists("{sale:" + saleId + "}:lock") > 0;
    }

    /** As when its holder's process stood still for longer than the lock is kept. */
    void losesTheLockOf(long saleId) {
        client.getKeys().delete("{sale:" + saleId + "}:lock");
    }

    /** As after a restart without its data. */
    void forgetsTheNumbersOf(long saleId) {
        client.getKeys().delete("{sale:" + saleId + "}:fence");
    }

    /** Puts a ticket of a sale that there is not into its journal: nobody will take it up. */
    void hasATicketOf(long saleId) {
        client.<String, String>getStream("{sale:" + saleId + "}:journal", StringCodec.INSTANCE)
                .add(StreamAddArgs.entries("t", "of-a-spec", "b", "1", "n", "1", "s", "buy-now"));
    }

    void hasNoTicketOf(long saleId) {
        client.getKeys().delete("{sale:" + saleId + "}:journal");
    }

    /** As if it had miscounted. */
    void hasTheGateOf(long saleId, long left) {
        client.<String, String>getMap("{sale:" + saleId + "}:gate", StringCodec.INSTANCE).put("left", Long.toString(left));
    }

    /** How often a gate was asked: its script asks for the time, as no other script of gates does. */
    long callsOfGates() {
        String line = client.getRedisNodes(RedisNodes.SINGLE).getInstance().info(RedisNode.InfoSection.COMMANDSTATS)
                .getOrDefault("cmdstat_time", "calls=0,");
        return Long.parseLong(line.substring("calls=".length(), line.indexOf(',')));
    }

    /** What there is of sales that there are not. */
    List<String> rehearsals() {
        return client.getKeys().getKeysStream(KeysScanOptions.defaults().pattern("{sale:-*")).toList();
    }

    /** What a gateway hears that has seen the gate of that epoch, and has stood still since. */
    Verdict asksUnder(long epoch, long saleId) {
        Wish wish = new Wish(saleId, Ids.key(), Ids.number(), 1, "buy-now");
        LuaGate gate = new LuaGate(client, "late", Duration.ofSeconds(20));
        return gate.admit(saleId, epoch, List.of(wish)).toCompletableFuture().join().getFirst();
    }

    /** As if no attempt to sign in had been counted. */
    void forgivesGuessing() {
        client.getKeys().deleteByPattern("signin:*");
    }

    /** What an operator does who has chosen the wrong server. */
    void losesEverything() {
        client.getKeys().flushall();
    }

    private static String counter(Product product) {
        return "{admission}:units:" + product.saleId() + ":" + product.sku();
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
