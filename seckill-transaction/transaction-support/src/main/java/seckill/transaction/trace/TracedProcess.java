package seckill.transaction.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Begins to trace a process before it opens its first connection: the database's driver looks once whether somebody wants its spans.
 *
 * <p>Spans are sent from a queue by a thread of their own; when the collector is away they are thrown away, and nobody waits. Spring Boot
 * finds it by its factories file.
 */
public final class TracedProcess implements ApplicationListener<ApplicationEvent> {

    /** For the last spans; the launcher waits longer. */
    private static final long FLUSH_SECONDS = 2;

    private OpenTelemetrySdk sdk;

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared && !GlobalOpenTelemetry.isSet()) {
            TraceSettings settings = TraceSettings.of(prepared.getEnvironment());
            if (settings.isOn()) {
                begin(settings, prepared.getEnvironment().getProperty("spring.application.name", "seckill"));
            }
        } else if (event instanceof ContextClosedEvent closed && closed.getApplicationContext().getParent() == null && sdk != null) {
            sdk.getSdkTracerProvider().forceFlush().join(FLUSH_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void begin(TraceSettings settings, String application) {
        sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(Resource.getDefault().toBuilder()
                                .put(AttributeKey.stringKey("service.name"), application)
                                .build())
                        .setSampler(Spans.sampled(settings.share()))
                        .addSpanProcessor(new Spans.SayTheirXid())
                        .addSpanProcessor(BatchSpanProcessor.builder(
                                        OtlpHttpSpanExporter.builder().setEndpoint(settings.endpoint()).build())
                                .build())
                        .build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
        GlobalOpenTelemetry.set(sdk);
        Traced.by(sdk.getTracer("seckill"));
    }
}
