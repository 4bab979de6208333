package seckill.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Answers every request that ends in an exception, whoever threw it: controllers, Spring, security. Programs get
 * {@code application/problem+json}, people a page.
 */
public final class ProblemAnswers implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    private final ProblemTexts texts;
    private final EncodedProblems encoded;
    private final ServerCodecConfigurer codecs;
    private final List<ViewResolver> views;

    public ProblemAnswers(
            ProblemTexts texts, EncodedProblems encoded, ServerCodecConfigurer codecs, List<ViewResolver> views) {
        this.texts = texts;
        this.encoded = encoded;
        this.codecs = codecs;
        this.views = views;
    }

    /** Before Spring Boot's own handler, which stands at -1. */
    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(thrown);
        }
        ProblemException problem = ProblemOf.thrown(thrown);
        report(exchange, problem);
        if (thrown instanceof ErrorResponse response) {
            exchange.getResponse().getHeaders().putAll(response.getHeaders()); // Allow, Accept
        }
        return answer(exchange, problem);
    }

    /** Answers with that problem. */
    public Mono<Void> answer(ServerWebExchange exchange, ProblemException problem) {
        problem.retryAfter().ifPresent(time -> exchange.getResponse()
                .getHeaders()
                .set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, time.toSeconds()))));
        exchange.getResponse().getHeaders().setCacheControl("no-store");
        return Readers.arePeople(exchange) ? page(exchange, problem) : body(exchange, problem);
    }

    private void report(ServerWebExchange exchange, ProblemException problem) {
        if (problem.problem() == Problem.INTERNAL) {
            log.error("{} {} broke", exchange.getRequest().getMethod(), exchange.getRequest().getPath(), problem.getCause());
        } else if (problem.getCause() != null) {
            log.warn("{} {}: {}: {}", exchange.getRequest().getMethod(), exchange.getRequest().getPath(),
                    problem.problem().slug(), problem.getCause().toString());
        }
    }

    private Mono<Void> body(ServerWebExchange exchange, ProblemException e) {
        Locale locale = Readers.locale(exchange);
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(e.problem().status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLanguage(locale);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(encoded.of(e, locale))));
    }

    private Mono<Void> page(ServerWebExchange exchange, ProblemException e) {
        Locale locale = Readers.locale(exchange);
        return ServerResponse.status(e.problem().status())
                .contentType(MediaType.TEXT_HTML)
                .render("problem", Map.of(
                        "status", e.problem().status(),
                        "title", texts.title(e.problem(), locale),
                        "detail", texts.detail(e, locale)))
                .flatMap(response -> response.writeTo(exchange, new Context()));
    }

    private final class Context implements ServerResponse.Context {
        @Override
        public List<HttpMessageWriter<?>> messageWriters() {
            return codecs.getWriters();
        }

        @Override
        public List<ViewResolver> viewResolvers() {
            return views;
        }
    }
}
