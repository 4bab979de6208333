package seckill.bench.handler;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import org.redisson.api.RLock;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * What most tutorials on flash sales do: a lock of Redisson, and under it one reads what is left, checks, and writes. In the hash
 * {@code locked:SALE} of {@link BenchKeys} the field {@code left} is what is left, each other field a ticket.
 */
final class LockedHandler implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

    private final RedissonClient redis;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    LockedHandler(RedissonClient redis) {
        this.redis = redis;
    }

    @Override
    public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
        String sale = request.param("saleId");
        String ticket = request.requestHeaders().get("Idempotency-Key");
        return Mono.fromFuture(CompletableFuture.supplyAsync(() -> take(sale, ticket), threads))
                .flatMap(got -> Mono.from(got ? Answers.yes(response) : Answers.no(response)));
    }

    private boolean take(String sale, String ticket) {
        RLock lock = redis.getLock(BenchKeys.of("lock", sale));
        lock.lock();
        try {
            RMap<String, String> books = redis.getMap(BenchKeys.of("locked", sale), StringCodec.INSTANCE);
            int left = Integer.parseInt(books.get("left"));
            if (left == 0) {
                return false;
            }
            books.fastPut("left", Integer.toString(left - 1));
            books.fastPut(ticket, "1");
            return true;
        } finally {
            lock.unlock();
        }
    }
}
