package seckill.transaction.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import seckill.transaction.GlobalTransaction;

/** Which spans there are, and what all of them say. */
final class Spans {

    static final AttributeKey<String> XID = AttributeKey.stringKey("seckill.xid");

    private Spans() {}

    /** As the trace was decided about where it began; calls that begin one are looks of relays and timers, and of no interest. */
    static Sampler sampled(double share) {
        return Sampler.parentBased(new WorkOnly(Sampler.traceIdRatioBased(share)));
    }

    private record WorkOnly(Sampler others) implements Sampler {

        @Override
        public SamplingResult shouldSample(
                Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
            return kind == SpanKind.CLIENT
                    ? SamplingResult.drop()
                    : others.shouldSample(parent, traceId, name, kind, attributes, links);
        }

        @Override
        public String getDescription() {
            return "WorkOnly{" + others.getDescription() + "}";
        }
    }

    /** Also those which the database's driver makes, that knows nothing of global transactions. */
    static final class SayTheirXid implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            GlobalTransaction current = GlobalTransaction.current();
            if (current.exists()) {
                span.setAttribute(XID, current.xid());
            }
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }
}
