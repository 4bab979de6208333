package seckill.compare.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.redisson.api.RAtomicLong;
import org.redisson.api.RBucket;
import org.redisson.client.codec.StringCodec;
import org.springframework.dao.DataAccessException;

/** A try that the database refuses, and then its cancel; the counter in Redis is decremented in it, or before it by a ticket. */
final class RedisInsideFencedTry implements Control {

    @Override
    public String name() {
        return "Redis inside a fenced try";
    }

    @Override
    public String says() {
        return "A try takes units in Redis too and then fails: its fence row is rolled back, so its "
                + "cancel changes nothing, and Redis keeps the loss";
    }

    @Override
    public String source() {
        return "https://github.com/apache/incubator-seata/issues/5256";
    }

    @Override
    public Set<String> guards() {
        return Set.of("TCC", "REDIS_MSG");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        RAtomicLong counter = site.redis().getAtomicLong("control:fenced-try:units");
        RBucket<String> ticket = site.redis().getBucket("control:fenced-try:ticket", StringCodec.INSTANCE);
        try (Schema schema = site.schema("redis_in_try", Books.TABLES)) {
            Fence fence = Fence.in(schema.sql());
            Books books = schema.books(10);
            counter.set(10);
            if (!isWrong) { // admitted before, with a ticket that is kept in Redis
                ticket.set("taken");
                counter.decrementAndGet();
            }
            fails(() -> schema.commit(() -> {
                fence.letsTry("branch");
                books.reserve();
                if (isWrong) {
                    counter.decrementAndGet();
                }
                books.order("order", null); // a status there must be: refused by the database
            }));
            boolean isToBeUndone = schema.inOne(() -> fence.letsCancel("branch"));
            if (isWrong ? isToBeUndone : ticket.delete()) {
                counter.incrementAndGet();
            }
            return broken(books, counter.get());
        } finally {
            counter.delete();
            ticket.delete();
        }
    }

    private static void fails(Runnable refused) {
        try {
            refused.run();
        } catch (DataAccessException e) {
            return;
        }
        throw new IllegalStateException("the try was to fail");
    }

    private static List<Broken> broken(Books books, long counted) {
        List<Broken> broken = new ArrayList<>(books.broken());
        if (counted != books.available()) {
            broken.add(new Broken("I2", "units in Redis %d, in the database %d".formatted(counted, books.available())));
        }
        return broken;
    }
}
