package seckill.sale;

import java.time.Duration;
import java.util.Optional;

/**
 * A lock for each sale, held by one gateway at a time, as far as a lock can promise that: a holder may lose it without noticing. So each
 * holder gets a number, by which the database tells earlier holders from later ones.
 */
public interface SaleLocks {

    /** Takes the lock of a sale; empty when others have kept it for longer than that. */
    Optional<Held> take(long saleId, Duration patience);

    /** A lock that was taken, until it is closed. */
    interface Held extends AutoCloseable {

        /** Higher than those of all holders before. */
        long number();

        /**
         * Has the numbers go on after one that was given out and forgotten, which happens when Redis loses its data.
         *
         * @return false when somebody has taken the lock since: then the number is not forgotten, this holder is too late
         */
        boolean goOnAfter(long number);

        @Override
        void close();
    }
}
