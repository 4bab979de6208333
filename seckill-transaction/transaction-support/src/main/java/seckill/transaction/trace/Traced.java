package seckill.transaction.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;
import org.slf4j.MDC;

/**
 * A piece of work as a span of its trace, from its opening to its closing on the same thread; in between it is what others are below.
 *
 * <p>Where traces are off, opening one reads one field, and nothing else happens.
 */
public final class Traced implements AutoCloseable {

    private static final Traced NOT = new Traced(Span.getInvalid(), null, null);

    /** Null where traces are off. */
    private static volatile Tracer tracer;

    private final Span span;
    private final Scope scope;
    private final Map<String, String> fieldsBefore;

    private Traced(Span span, Scope scope, Map<String, String> fieldsBefore) {
        this.span = span;
        this.scope = scope;
        this.fieldsBefore = fieldsBefore;
    }

    static void by(Tracer one) {
        tracer = one;
    }

    /** Work of this process, below what it is doing, or the first of a trace. */
    public static Traced work(String name) {
        return open(name, SpanKind.INTERNAL, Context.current());
    }

    /** What is asked of another process; nothing where that is not part of a trace, such as the look of a probe. */
    public static Traced call(String name) {
        return below(name, SpanKind.CLIENT);
    }

    /** A letter that is handed over; nothing where it is not part of a trace. */
    public static Traced sending(String name) {
        return below(name, SpanKind.PRODUCER);
    }

    /** What another process has asked for, which says where it was; nothing where it said nothing. */
    public static Traced asked(String name, String traceparent) {
        return from(name, SpanKind.SERVER, traceparent);
    }

    /** A letter that has come; nothing where it is not part of a trace. */
    public static Traced taking(String name, String traceparent) {
        return from(name, SpanKind.CONSUMER, traceparent);
    }

    private static Traced below(String name, SpanKind kind) {
        return tracer != null && Span.current().getSpanContext().isValid() ? open(name, kind, Context.current()) : NOT;
    }

    private static Traced from(String name, SpanKind kind, String traceparent) {
        if (tracer == null || traceparent == null) {
            return NOT;
        }
        Context there = Traceparent.parse(traceparent);
        return Span.fromContext(there).getSpanContext().isValid() ? open(name, kind, there) : NOT;
    }

    private static Traced open(String name, SpanKind kind, Context parent) {
        Tracer by = tracer;
        if (by == null) {
            return NOT;
        }
        Span span = by.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
        Map<String, String> before = MDC.getCopyOfContextMap();
        MDC.put(LogFields.TRACE, span.getSpanContext().getTraceId());
        MDC.put(LogFields.SPAN, span.getSpanContext().getSpanId());
        return new Traced(span, span.makeCurrent(), before);
    }

    public Traced with(String attribute, String value) {
        span.setAttribute(attribute, value);
        return this;
    }

    /** It did not come to its end, or nobody knows. */
    public void failed(String how) {
        span.setStatus(StatusCode.ERROR, how);
    }

    /** Says of the work at hand, whoever opened it, to which global transaction it belongs. */
    public static void belongsTo(String xid) {
        Span.current().setAttribute(Spans.XID, xid);
    }

    @Override
    public void close() {
        if (scope != null) {
            scope.close();
            span.end();
            LogFields.restore(fieldsBefore);
        }
    }
}
