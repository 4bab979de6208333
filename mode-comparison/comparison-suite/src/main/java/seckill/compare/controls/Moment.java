package seckill.compare.controls;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something that happens once, and that another thread waits for, with an end. */
final class Moment {

    private static final int WAITED_FOR_S = 10;

    private final CountDownLatch latch = new CountDownLatch(1);

    void hasCome() {
        latch.countDown();
    }

    void await() {
        try {
            if (!latch.await(WAITED_FOR_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("what was waited for has not happened in " + WAITED_FOR_S + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
