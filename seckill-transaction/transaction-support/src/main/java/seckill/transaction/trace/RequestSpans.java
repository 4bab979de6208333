package seckill.transaction.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** One span per request, named after its handler's path. What a caller says of traces of his own is not believed: anybody may call. */
final class RequestSpans implements WebFilter, Ordered {

    private final Tracer tracer = GlobalOpenTelemetry.getTracer("seckill.http");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> {
            Span span = tracer.spanBuilder(exchange.getRequest().getMethod().name())
                    .setSpanKind(SpanKind.SERVER)
                    .setNoParent()
                    .setAttribute("http.request.method", exchange.getRequest().getMethod().name())
                    .startSpan();
            return chain.filter(exchange)
                    .doOnError(e -> span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName()))
                    .doFinally(signal -> end(span, exchange))
                    .contextWrite(context -> context.put(TraceOfThread.KEY, Context.root().with(span)));
        });
    }

    private static void end(Span span, ServerWebExchange exchange) {
        Object route = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (route != null) {
            span.updateName(exchange.getRequest().getMethod().name() + " " + route);
            span.setAttribute("http.route", route.toString());
        }
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (status != null) {
            span.setAttribute("http.response.status_code", status.value());
            if (status.is5xxServerError()) {
                span.setStatus(StatusCode.ERROR);
            }
        }
        span.end();
    }

    /** Outside of everything that may answer. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
