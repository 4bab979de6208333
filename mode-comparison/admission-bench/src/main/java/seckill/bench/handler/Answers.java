package seckill.bench.handler;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** The least that an answer needs. */
final class Answers {

    private static final byte[] TICKET =
            "{\"ticket\":\"00000000-0000-0000-0000-000000000000\",\"state\":\"QUEUED\",\"reason\":\"\"}".getBytes();

    private Answers() {}

    static Publisher<Void> yes(HttpServerResponse response) {
        return send(response, 202);
    }

    static Publisher<Void> no(HttpServerResponse response) {
        return send(response, 409);
    }

    private static Publisher<Void> send(HttpServerResponse response, int status) {
        response.status(status)
                .header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(TICKET.length));
        return response.sendByteArray(Mono.just(TICKET));
    }
}
