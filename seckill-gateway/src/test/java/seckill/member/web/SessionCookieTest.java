package seckill.member.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import seckill.member.IssuedSession;
import seckill.member.Role;
import seckill.member.Session;
import seckill.member.SessionTokens;

class SessionCookieTest {

    private static final IssuedSession SESSION =
            new IssuedSession("token", new Session("id", 1, "alice", Role.BUYER, Instant.EPOCH));

    @Test
    void no_script_and_no_other_site_gets_it() {
        ResponseCookie cookie = setAt(MockServerHttpRequest.get("http://shop/").build());
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getDomain()).as("this host only").isNull();
        assertThat(cookie.getMaxAge()).isEqualTo(SessionTokens.LIFETIME);
    }

    @Test
    void over_https_it_is_never_sent_in_the_clear() {
        assertThat(setAt(MockServerHttpRequest.get("https://shop/").build()).isSecure()).isTrue();
        assertThat(setAt(MockServerHttpRequest.get("http://shop/").build()).isSecure()).isFalse();
    }

    /** With {@code server.forward-headers-strategy: framework}, behind a proxy that speaks HTTPS. */
    @Test
    void a_proxy_that_is_trusted_says_that_it_is_https() {
        MockServerHttpRequest request = MockServerHttpRequest.get("http://shop/").header("X-Forwarded-Proto", "https").build();
        assertThat(setAt(request).isSecure()).as("not by itself").isFalse();
        MockServerWebExchange exchange = MockServerWebExchange.from(request);
        var told = exchange.mutate().request(new ForwardedHeaderTransformer().apply(request)).build();
        SessionCookie.set(told, SESSION);
        assertThat(told.getResponse().getCookies().getFirst("session").isSecure()).isTrue();
    }

    private static ResponseCookie setAt(MockServerHttpRequest request) {
        MockServerWebExchange exchange = MockServerWebExchange.from(request);
        SessionCookie.set(exchange, SESSION);
        return exchange.getResponse().getCookies().getFirst("session");
    }
}
