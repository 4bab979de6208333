package seckill.transaction.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a piece of work stands in its trace, as text that travels with calls, letters and rows.
 *
 * <p>Source: W3C Trace Context, 3.2 (2021): {@code 00-TRACE-SPAN-FLAGS}, 55 characters.
 */
public final class Traceparent {

    /** Under which it travels. */
    public static final String KEY = "traceparent";

    private static final TextMapGetter<String> TEXT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(KEY);
        }

        @Override
        public String get(String traceparent, String key) {
            return key.equals(KEY) ? traceparent : null;
        }
    };

    private Traceparent() {}

    /** Of the work at hand; null when it is no part of a trace. */
    public static String current() {
        if (!Span.current().getSpanContext().isValid()) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, Map::put);
        return carrier.get(KEY);
    }

    /** Has what follows on this thread stand there; what is nothing, or no traceparent, changes nothing. */
    public static LogFields.Scope at(String traceparent) {
        Scope scope = traceparent == null ? Scope.noop() : parse(traceparent).makeCurrent();
        return scope::close;
    }

    /** Whatever is no traceparent stands nowhere. */
    static Context parse(String traceparent) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, TEXT);
    }
}
