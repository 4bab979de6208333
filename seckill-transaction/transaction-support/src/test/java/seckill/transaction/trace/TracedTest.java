package seckill.transaction.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import org.apache.seata.core.model.BranchType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import seckill.transaction.GlobalTransaction;

class TracedTest {

    private static final String SOMEWHERE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Ended ended = new Ended();

    @AfterEach
    void off() {
        Traced.by(null);
    }

    @Test
    void where_traces_are_off_nothing_is_opened_and_nothing_travels() {
        try (Traced _ = Traced.work("anything"); Traced _ = Traced.asked("by somebody who traces", SOMEWHERE)) {
            assertThat(Traceparent.current()).isNull();
            assertThat(LogFields.of(LogFields.TRACE)).isEmpty();
        }
        assertThat(ended.spans).isEmpty();
    }

    @Test
    void what_is_opened_within_is_below_and_the_log_says_where() {
        on(1);
        try (Traced _ = Traced.work("outer")) {
            String outer = LogFields.of(LogFields.SPAN);
            try (Traced call = Traced.call("inner")) {
                call.failed("TimeoutException");
                assertThat(LogFields.of(LogFields.SPAN)).isNotEqualTo(outer);
            }
            assertThat(LogFields.of(LogFields.SPAN)).isEqualTo(outer);
        }
        assertThat(LogFields.of(LogFields.SPAN)).isEmpty();
        assertThat(ended.spans).extracting(SpanData::getName).containsExactly("inner", "outer");
        assertThat(ended.spans.getFirst().getParentSpanId()).isEqualTo(ended.spans.getLast().getSpanId());
        assertThat(ended.spans.getFirst().getStatus().getDescription()).isEqualTo("TimeoutException");
    }

    @Test
    void a_traceparent_goes_there_and_is_gone_on_from() {
        on(1);
        String sent;
        try (Traced _ = Traced.work("here")) {
            sent = Traceparent.current();
        }
        try (Traced _ = Traced.asked("there", sent); var _ = Traceparent.at(SOMEWHERE)) {
            assertThat(Traceparent.current()).isEqualTo(SOMEWHERE);
        }
        assertThat(sent).hasSize(55).contains(ended.spans.getFirst().getSpanId());
        assertThat(ended.spans.getLast().getParentSpanId()).isEqualTo(ended.spans.getFirst().getSpanId());
    }

    /** Looks of probes, of relays and of the database's driver, which makes its spans by itself. */
    @Test
    void calls_and_letters_of_nobodys_work_begin_no_trace() {
        var tracer = on(1);
        Traced.call("probe").close();
        Traced.sending("letter").close();
        Traced.asked("by an older process", null).close();
        Traced.taking("garbage", "garbage").close();
        tracer.get("driver").spanBuilder("SELECT").setSpanKind(SpanKind.CLIENT).startSpan().end();
        assertThat(ended.spans).isEmpty();
    }

    @Test
    void every_span_within_a_global_transaction_says_its_xid() {
        on(1);
        try (Traced _ = Traced.work("before");
                var _ = GlobalTransaction.of("tc:7", BranchType.AT).bind();
                Traced _ = Traced.call("within")) {
            assertThat(LogFields.of(LogFields.TRACE)).isNotEmpty();
        }
        assertThat(ended.spans).extracting(it -> it.getAttributes().get(Spans.XID)).containsExactly("tc:7", null);
    }

    @Test
    void of_a_share_of_nothing_nothing_is_told_and_those_asked_know_it() {
        on(0);
        try (Traced _ = Traced.work("anything")) {
            String flags = Traceparent.current().substring(53);
            assertThat(Integer.parseInt(flags, 16) & 1).as("sampled, in %s", flags).isZero();
        }
        assertThat(ended.spans).isEmpty();
    }

    private SdkTracerProvider on(double share) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setSampler(Spans.sampled(share))
                .addSpanProcessor(new Spans.SayTheirXid())
                .addSpanProcessor(ended)
                .build();
        Traced.by(provider.get("test"));
        return provider;
    }

    private static final class Ended implements SpanProcessor {

        private final List<SpanData> spans = new ArrayList<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            spans.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
