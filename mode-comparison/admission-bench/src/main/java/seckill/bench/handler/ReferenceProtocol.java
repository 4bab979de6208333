package seckill.bench.handler;

import java.util.List;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.resources.ConnectionProvider;

/**
 * The round trips of the two-phase message with which dtm v1.11 sells in a flash (https://github.com/dtm-labs/dtm), one after the other: the
 * service tells a coordinator that it is going to take units (a call), takes them in Redis, and submits or aborts (a call); the coordinator
 * has the order made (a call). 8 trips to Redis and 3 calls for a success, 4 and 2 for a refusal.
 *
 * <p>It flatters the original: coordinator and order service are handlers of this server, what they store is one key per trip, and
 * nothing is looked for after a crash. In the hash {@code reference:SALE} of {@link BenchKeys} the field {@code left} is what is left, each other one a ticket.
 */
final class ReferenceProtocol {

    private static final String TAKE = """
            local left = tonumber(redis.call('HGET', KEYS[1], 'left'))
            if left == 0 or redis.call('HSETNX', KEYS[1], ARGV[1], '1') == 0 then
              return 0
            end
            redis.call('HSET', KEYS[1], 'left', left - 1)
            return 1""";

    private static final int CONNECTIONS_MAX = 256;

    private final RedissonClient redis;
    private final HttpClient inner = HttpClient.create(
            ConnectionProvider.builder("reference").maxConnections(CONNECTIONS_MAX).pendingAcquireMaxCount(-1).build());

    ReferenceProtocol(RedissonClient redis) {
        this.redis = redis;
    }

    HttpServerRoutes addTo(HttpServerRoutes routes) {
        return routes.post("/bench/coordinator/prepare/{ticket}", answered(2))
                .post("/bench/coordinator/abort/{ticket}", answered(1))
                .post("/bench/coordinator/submit/{ticket}", this::submit)
                .post("/bench/orders/{ticket}", answered(1));
    }

    Publisher<Void> checkout(HttpServerRequest request, HttpServerResponse response) {
        String ticket = request.requestHeaders().get("Idempotency-Key");
        return call(request, "/bench/coordinator/prepare/" + ticket)
                .then(Mono.defer(() -> take(request.param("saleId"), ticket)))
                .flatMap(taken -> call(request, "/bench/coordinator/" + (taken ? "submit/" : "abort/") + ticket)
                        .then(Mono.defer(() -> Mono.from(taken ? Answers.yes(response) : Answers.no(response)))));
    }

    private Mono<Boolean> take(String sale, String ticket) {
        return Mono.fromCompletionStage(() -> redis.getScript(StringCodec.INSTANCE)
                        .<Long>evalAsync(
                                RScript.Mode.READ_WRITE, TAKE, RScript.ReturnType.LONG, List.of(BenchKeys.of("reference", sale)), ticket))
                .map(taken -> taken == 1);
    }

    private Publisher<Void> submit(HttpServerRequest request, HttpServerResponse response) {
        String ticket = request.param("ticket");
        return trips(ticket, 1)
                .then(Mono.defer(() -> call(request, "/bench/orders/" + ticket)))
                .then(Mono.defer(() -> trips(ticket, 3)))
                .then(Mono.defer(() -> Mono.from(Answers.yes(response))));
    }

    /** An answer after so many trips. */
    private BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> answered(int trips) {
        return (request, response) ->
                trips(request.param("ticket"), trips).then(Mono.defer(() -> Mono.from(Answers.yes(response))));
    }

    private Mono<Void> trips(String ticket, int count) {
        Mono<Void> trip = Mono.defer(() -> Mono.fromCompletionStage(
                redis.<String>getBucket(BenchKeys.of("transaction", ticket), StringCodec.INSTANCE).setAsync("x")));
        return trip.repeat(count - 1L).then();
    }

    private Mono<Void> call(HttpServerRequest from, String path) {
        int port = from.hostAddress().getPort();
        return inner.post().uri("http://127.0.0.1:" + port + path).response().flatMap(answer -> answer.status().code() == 202
                ? Mono.<Void>empty()
                : Mono.error(new IllegalStateException(path + " answers " + answer.status())));
    }
}
