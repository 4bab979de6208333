package seckill.compare.controls;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.redisson.api.RLock;

/** Two buyers of the last unit under a lock in Redis; the second one comes between the first one's unlock and his commit. */
final class LockReleasedBeforeCommit implements Control {

    @Override
    public String name() {
        return "lock released before commit";
    }

    @Override
    public String says() {
        return "The lock is inside the transaction, so the next one reads what the commit is about to change";
    }

    @Override
    public String source() {
        return "https://github.com/redisson/redisson/issues/2183";
    }

    @Override
    public Set<String> guards() {
        return Set.of("LOCAL");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        RLock lock = site.redis().getLock("control:lock-released-before-commit");
        try (Schema schema = site.schema("lock", Books.TABLES)) {
            Books books = schema.books(1);
            BuyingUnderLock buying = new BuyingUnderLock(schema, books, lock, isWrong);
            Moment firstHasWritten = new Moment();
            Moment secondHasRead = new Moment();
            AtOnce.all(List.<Callable<Boolean>>of(
                    () -> buying.buy("first", () -> {}, () -> {
                        firstHasWritten.hasCome();
                        if (isWrong) {
                            secondHasRead.await();
                        } // else the lock keeps the second one out until the commit
                    }),
                    () -> {
                        firstHasWritten.await();
                        return buying.buy("second", secondHasRead::hasCome, () -> {});
                    }));
            return books.broken();
        } finally {
            site.redis().getKeys().delete(lock.getName());
        }
    }
}
