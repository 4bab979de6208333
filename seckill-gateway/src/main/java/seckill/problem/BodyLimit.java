package seckill.problem;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bodies have an end. A length that is announced is refused at once by the filter; one that is not (chunked) is counted
 * below everything that could read it, form data included, which is why this is an HTTP handler too.
 */
public final class BodyLimit implements WebFilter, HttpHandlerDecoratorFactory, Ordered {

    /** A cart of 20 lines takes two kilobytes. */
    static final long BYTES_MAX = 16 * 1024;

    /** A catalogue is loaded at once. */
    public static final int CATALOGUE_BYTES_MAX = 1024 * 1024;

    private static final String CATALOGUE = "/api/console/catalogue";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long announced = exchange.getRequest().getHeaders().getContentLength();
        return announced > bytesMax(exchange.getRequest())
                ? Mono.error(new ProblemException(Problem.BODY_TOO_LARGE))
                : chain.filter(exchange);
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> handler.handle(new Counted(request), response);
    }

    private static long bytesMax(ServerHttpRequest request) {
        return request.getPath().value().equals(CATALOGUE) ? CATALOGUE_BYTES_MAX : BYTES_MAX;
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        Counted(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                AtomicLong bytes = new AtomicLong();
                return super.getBody().<DataBuffer>handle((buffer, sink) -> {
                    if (bytes.addAndGet(buffer.readableByteCount()) > bytesMax(getDelegate())) {
                        DataBufferUtils.release(buffer);
                        sink.error(new ProblemException(Problem.BODY_TOO_LARGE));
                    } else {
                        sink.next(buffer);
                    }
                });
            });
        }
    }
}
