package seckill.sale.gate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Gathers the wishes for one sale into calls: one is sent at once when nothing is under way, and what comes meanwhile goes together with
 * the next. So calls grow with the load, and nobody waits for one to fill.
 *
 * <p>What waits is bounded: beyond it a wish is not taken in, and the buyer is asked to come back.
 */
final class TogetherAtTheGate {

    /** One: with two, calls are half as long, and the server writes to the disk as often as it answers them (decision 0037). */
    private static final int UNDER_WAY_MAX = 1;

    private final Gate gate;
    private final long saleId;
    private final BlockingQueue<Waiting> waiting;
    private final Semaphore places = new Semaphore(UNDER_WAY_MAX);

    /** @param waitingMax wishes that may wait for their call */
    TogetherAtTheGate(Gate gate, long saleId, int waitingMax) {
        this.gate = gate;
        this.saleId = saleId;
        this.waiting = new ArrayBlockingQueue<>(waitingMax);
    }

    private record Waiting(Wish wish, long epoch, Executor home, CompletableFuture<Verdict> verdict) {}

    /**
     * Empty when too many wait already.
     *
     * @param home where the answer is wanted: those of one call that have the same get there together
     */
    Optional<CompletableFuture<Verdict>> admit(Wish wish, long epoch, Executor home) {
        Waiting one = new Waiting(wish, epoch, home, new CompletableFuture<>());
        if (!waiting.offer(one)) {
            return Optional.empty();
        }
        send();
        return Optional.of(one.verdict);
    }

    private void send() {
        while (!waiting.isEmpty() && places.tryAcquire()) {
            List<Waiting> call = new ArrayList<>(Gate.TOGETHER_MAX);
            waiting.drainTo(call, Gate.TOGETHER_MAX);
            if (call.isEmpty()) {
                places.release();
            } else {
                send(call);
            }
        }
    }

    /** All under the epoch that the first has seen: whoever has seen another one is told so, and asks again. */
    private void send(List<Waiting> call) {
        CompletionStage<List<Verdict>> answer;
        try {
            answer = gate.admit(saleId, call.getFirst().epoch, call.stream().map(Waiting::wish).toList());
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedStage(e);
        }
        answer.whenComplete((verdicts, e) -> {
            places.release();
            send(); // first the next call, then the answers to this one
            Map<Executor, List<Runnable>> answers = new IdentityHashMap<>();
            for (int i = 0; i < call.size(); i++) {
                CompletableFuture<Verdict> one = call.get(i).verdict;
                Verdict verdict = e == null ? verdicts.get(i) : null;
                answers.computeIfAbsent(call.get(i).home, home -> new ArrayList<>())
                        .add(e == null ? () -> one.complete(verdict) : () -> one.completeExceptionally(e));
            }
            answers.forEach((home, its) -> home.execute(() -> its.forEach(Runnable::run)));
        });
    }
}
