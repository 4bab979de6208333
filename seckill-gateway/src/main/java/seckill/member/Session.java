package seckill.member;

import java.io.Serializable;
import java.time.Instant;

/**
 * Somebody who is signed in.
 *
 * @param id      random; a sign-out is remembered under it
 * @param buyerId the member's id, 0 for who buys nothing
 */
public record Session(String id, long buyerId, String login, Role role, Instant expiresAt) implements Serializable {

    /** The request attribute under which the session of a request is found. */
    public static final String ATTRIBUTE = Session.class.getName();
}
