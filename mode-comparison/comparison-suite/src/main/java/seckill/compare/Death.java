package seckill.compare;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import seckill.compare.faults.Fault;
import seckill.compare.faults.Injection;

/** Somebody dies at a step of the protocol while buyers buy, and is started again, at once or after a while. */
final class Death implements Cell.Meanwhile {

    /** A step that nobody has reached by then is not on the way of this traffic. */
    private static final Duration MET_WITHIN = Duration.ofSeconds(30);

    private static final Duration LOOKS_EVERY = Duration.ofMillis(20);

    /** Buyers go on for a while with everybody alive. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    private final CompareStack stack;
    private final Fault fault;
    private final Duration absence;

    /** @param absence how long nobody starts it again */
    Death(CompareStack stack, Fault fault, Duration absence) {
        this.stack = stack;
        this.fault = fault;
        this.absence = absence;
    }

    @Override
    public Cell.Disturbance during(Traffic traffic) throws InterruptedException {
        boolean isMet;
        try (Injection injection = stack.inject(fault)) {
            long last = System.nanoTime() + MET_WITHIN.toNanos();
            while (!injection.isMet() && System.nanoTime() < last) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LockSupport.parkNanos(LOOKS_EVERY.toNanos());
            }
            isMet = injection.isMet();
        }
        traffic.goesOnFor(absence);
        stack.mend();
        long mended = System.nanoTime();
        traffic.goesOnFor(AFTERWARDS);
        return new Cell.Disturbance(mended, fault.says(), isMet);
    }
}
