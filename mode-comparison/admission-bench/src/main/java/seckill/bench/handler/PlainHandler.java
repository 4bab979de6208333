package seckill.bench.handler;

import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Answers, and does nothing else: what the server costs. */
final class PlainHandler implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

    @Override
    public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
        return Answers.yes(response);
    }
}
