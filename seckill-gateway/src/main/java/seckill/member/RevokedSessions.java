package seckill.member;

import java.util.concurrent.CompletionStage;

/** Sessions that were signed out before they expired; known to all gateways. */
public interface RevokedSessions {

    /** Remembers the session until it expires. */
    void revoke(Session session);

    /** Asked with every request, so it must not hold a thread. */
    CompletionStage<Boolean> isRevoked(Session session);
}
