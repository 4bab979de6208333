package seckill.problem;

import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Who reads an answer: a program or a person, and in which language. */
public final class Readers {

    private Readers() {}

    /** A browser that navigates, or htmx in one; everything under {@code /api} is for programs. */
    public static boolean arePeople(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        String accept = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
        boolean html = accept != null && accept.contains("text/html");
        return !path.startsWith("/api/") && (html || isHtmx(exchange));
    }

    public static boolean isHtmx(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader("HX-Request");
    }

    public static Locale locale(ServerWebExchange exchange) {
        return Objects.requireNonNullElse(exchange.getLocaleContext().getLocale(), Locale.ENGLISH);
    }
}
