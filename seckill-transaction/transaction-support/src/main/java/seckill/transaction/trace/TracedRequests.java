package seckill.transaction.trace;

import io.micrometer.context.ContextRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Hooks;

/** Has each request of a buyer begin a trace, where somebody wants traces. The way of tickets is none of these: it has no filters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${" + TraceSettings.ENDPOINT + ":}' != ''")
public class TracedRequests {

    /** A request goes from thread to thread; its trace goes with it. */
    @Bean
    WebFilter requestSpans() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new TraceOfThread());
        Hooks.enableAutomaticContextPropagation();
        return new RequestSpans();
    }
}
