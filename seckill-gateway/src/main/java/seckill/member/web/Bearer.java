package seckill.member.web;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** The {@code Authorization: Bearer} header. A request that has an Authorization header is judged by it alone. */
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    static boolean isUsed(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    }

    /** The token in the header, or null. */
    static String token(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(SCHEME) ? header.substring(SCHEME.length()).strip() : null;
    }
}
