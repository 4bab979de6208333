package seckill.member.web;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Which requests must prove that they come from a page of the shop: writes that a browser sends by itself with the
 * session's cookie, and all forms. A bearer token is never sent by itself; and the JSON resources for registering and
 * signing in need no session, and a content type that no foreign page can send.
 */
final class CsrfRule implements ServerWebExchangeMatcher {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Set<String> WITHOUT_SESSION = Set.of("/api/sessions", "/api/buyers");

    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        return mustProve(exchange) ? MatchResult.match() : MatchResult.notMatch();
    }

    private static boolean mustProve(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        String path = exchange.getRequest().getPath().value();
        if (READS.contains(method) || Bearer.isUsed(exchange)) {
            return false;
        }
        if (HttpMethod.POST.equals(method) && WITHOUT_SESSION.contains(path)) {
            return false;
        }
        return SessionCookie.token(exchange) != null || !path.startsWith("/api/");
    }
}
