package seckill.transaction.dubbo;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;

/** On the participant's side: knows which calls are being answered, and when the last one came. Dubbo makes it, so it keeps that for the process. */
@Activate(group = CommonConstants.PROVIDER, order = -2100)
public final class CallsTaken implements Filter {

    private static final AtomicInteger UNANSWERED = new AtomicInteger();
    private static final AtomicLong LAST_CAME_NANOS = new AtomicLong(System.nanoTime());

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) {
        UNANSWERED.incrementAndGet();
        LAST_CAME_NANOS.set(System.nanoTime());
        try {
            return invoker.invoke(invocation);
        } finally {
            UNANSWERED.decrementAndGet();
        }
    }

    static boolean areAllAnswered() {
        return UNANSWERED.get() == 0;
    }

    /** How long ago the last one came. */
    static long quietNanos() {
        return System.nanoTime() - LAST_CAME_NANOS.get();
    }
}
