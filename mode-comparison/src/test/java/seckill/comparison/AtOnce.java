package seckill.comparison;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Many who do the same in the same moment. */
final class AtOnce {

    private AtOnce() {}

    /** What each of them gets, in their order. */
    static <T, R> List<R> each(List<T> many, Function<T, R> does) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> running = many.stream()
                    .map(one -> threads.submit(() -> {
                        start.await();
                        return does.apply(one);
                    }))
                    .toList();
            start.countDown();
            return running.stream().map(AtOnce::result).toList();
        }
    }

    private static <R> R result(Future<R> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
