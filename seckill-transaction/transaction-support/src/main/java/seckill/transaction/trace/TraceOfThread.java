package seckill.transaction.trace;

import io.micrometer.context.ThreadLocalAccessor;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import org.slf4j.MDC;

/** Lets Reactor carry a trace from one thread to the next, and the fields of the log with it. */
final class TraceOfThread implements ThreadLocalAccessor<Context> {

    static final String KEY = "seckill.trace";

    @Override
    public Object key() {
        return KEY;
    }

    @Override
    public Context getValue() {
        Context current = Context.current();
        return current == Context.root() ? null : current;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // whoever has set it sets what was there before
    public void setValue(Context context) {
        context.makeCurrent();
        SpanContext span = Span.fromContext(context).getSpanContext();
        if (span.isValid()) {
            MDC.put(LogFields.TRACE, span.getTraceId());
            MDC.put(LogFields.SPAN, span.getSpanId());
        }
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker")
    public void setValue() {
        Context.root().makeCurrent();
        MDC.remove(LogFields.TRACE);
        MDC.remove(LogFields.SPAN);
    }
}
