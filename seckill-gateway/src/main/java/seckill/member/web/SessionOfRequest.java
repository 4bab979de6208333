package seckill.member.web;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import seckill.member.RevokedSessions;
import seckill.member.Session;
import seckill.member.SessionTokens;
import seckill.member.SessionTokens.Verdict;

/**
 * Finds out who asks. A token that proves nothing leaves the request anonymous: what is public stays so for everybody,
 * and who wanted more is told why not by {@link Refusals}.
 */
final class SessionOfRequest implements ServerAuthenticationConverter {

    /** The request attribute that says: there was a session, but it is over. */
    static final String EXPIRED = "seckill.session.expired";

    private final SessionTokens tokens;
    private final RevokedSessions revoked;

    SessionOfRequest(SessionTokens tokens, RevokedSessions revoked) {
        this.tokens = tokens;
        this.revoked = revoked;
    }

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        String token = Bearer.isUsed(exchange) ? Bearer.token(exchange) : SessionCookie.token(exchange);
        if (token == null) {
            return Mono.empty();
        }
        return switch (tokens.verify(token)) {
            case Verdict.Valid(Session session) -> unlessRevoked(exchange, session);
            case Verdict.Expired expired -> {
                exchange.getAttributes().put(EXPIRED, true);
                yield Mono.empty();
            }
            case Verdict.Forged forged -> Mono.empty();
        };
    }

    private Mono<Authentication> unlessRevoked(ServerWebExchange exchange, Session session) {
        return Mono.fromCompletionStage(() -> revoked.isRevoked(session))
                .filter(isRevoked -> !isRevoked)
                .map(valid -> {
                    exchange.getAttributes().put(Session.ATTRIBUTE, session);
                    return new SessionAuthentication(session);
                });
    }
}
