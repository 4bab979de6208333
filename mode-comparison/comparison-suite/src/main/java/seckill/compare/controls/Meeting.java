package seckill.compare.controls;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where two threads wait for one another, so that what both have done is done before either goes on. */
final class Meeting {

    private static final int WAITED_FOR_S = 10;

    private final CyclicBarrier two = new CyclicBarrier(2);

    void meet() {
        try {
            two.await(WAITED_FOR_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other one has not come in " + WAITED_FOR_S + " s", e);
        }
    }
}
