package seckill.member.web;

import java.time.Duration;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;
import seckill.member.IssuedSession;
import seckill.member.SessionTokens;

/** The cookie that carries a session's token: not for scripts, not for other sites. */
final class SessionCookie {

    private static final String NAME = "session";

    private SessionCookie() {}

    static void set(ServerWebExchange exchange, IssuedSession session) {
        exchange.getResponse().addCookie(cookie(exchange, session.token(), SessionTokens.LIFETIME));
    }

    static void clear(ServerWebExchange exchange) {
        exchange.getResponse().addCookie(cookie(exchange, "", Duration.ZERO));
    }

    /** The token in the request's cookie, or null. */
    static String token(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(NAME);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    private static ResponseCookie cookie(ServerWebExchange exchange, String value, Duration maxAge) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure("https".equals(exchange.getRequest().getURI().getScheme()))
                .sameSite("Strict")
                .path("/")
                .maxAge(maxAge)
                .build();
    }
}
