package seckill.compare.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several at once, each on a thread of its own. */
final class AtOnce {

    /** Longer than any lock is waited for. */
    private static final int END_WITHIN_S = 20;

    private AtOnce() {}

    /** What each of them answered, when all of them have. */
    static <T> List<T> all(List<Callable<T>> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(work, END_WITHIN_S, TimeUnit.SECONDS)) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
