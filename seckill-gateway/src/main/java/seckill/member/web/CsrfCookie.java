package seckill.member.web;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Hands out the CSRF token (cookie {@code XSRF-TOKEN}, to be sent back as header {@code X-XSRF-TOKEN}) with pages and
 * with the sign-in; Spring Security makes one only when somebody asks. Pages find it as {@code _csrf}.
 */
final class CsrfCookie implements WebFilter {

    /** The request attribute, and the model attribute, under which pages find the token. */
    static final String ATTRIBUTE = "_csrf";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        if (token == null || !isWanted(exchange)) {
            return chain.filter(exchange);
        }
        return token.doOnNext(t -> exchange.getAttributes().put(ATTRIBUTE, t)).then(chain.filter(exchange));
    }

    private static boolean isWanted(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        boolean signIn = path.equals("/api/sessions") && exchange.getRequest().getMethod() == HttpMethod.POST;
        boolean page = !path.startsWith("/api/") && !path.startsWith("/webjars/") && !path.startsWith("/assets/")
                && !path.startsWith("/actuator/") && !path.startsWith("/v3/");
        return !Bearer.isUsed(exchange) && (signIn || page);
    }
}
