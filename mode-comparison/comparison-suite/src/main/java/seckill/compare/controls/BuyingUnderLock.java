package seckill.compare.controls;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.redisson.api.RLock;

/** Buys the last unit by reading and then writing it, which is sound under a lock that is held until the commit, and not otherwise. */
record BuyingUnderLock(Schema schema, Books books, RLock lock, boolean isReleasedBefore) {

    /** Longer than a buyer takes; it is no part of the mistake. */
    private static final int LEASE_S = 15;

    boolean buy(String id, Runnable hasRead, Runnable beforeCommit) {
        if (isReleasedBefore) {
            return schema.inOne(() -> {
                boolean isTaken = locked(() -> readAndWrite(id, hasRead));
                beforeCommit.run();
                return isTaken;
            });
        }
        return locked(() -> schema.inOne(() -> {
            boolean isTaken = readAndWrite(id, hasRead);
            beforeCommit.run();
            return isTaken;
        }));
    }

    private boolean readAndWrite(String id, Runnable hasRead) {
        int left = books.available();
        hasRead.run();
        if (left < 1) {
            return false;
        }
        books.sql().update("UPDATE stock_level SET available = ?, sold = ? WHERE sku = 1", left - 1, 1 - (left - 1));
        books.sell(id);
        return true;
    }

    private boolean locked(BooleanSupplier work) {
        lock.lock(LEASE_S, TimeUnit.SECONDS);
        try {
            return work.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }
}
