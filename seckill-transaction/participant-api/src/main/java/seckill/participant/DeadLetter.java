package seckill.participant;

import java.io.Serializable;
import java.time.Instant;

/**
 * A letter that could not be taken in, and that nobody has decided about.
 *
 * @param id       of this copy: a letter that is replayed and fails again is another one
 * @param consumer the group of consumers that could not
 * @param letterId the letter's own id
 * @param topic    where it was sent, and is replayed to
 * @param orderKey what it is about, usually an order
 * @param body     JSON
 * @param attempts to take it in
 * @param parkedAt when the last of them had failed
 * @param reason   why the last of them failed; empty when nobody knows
 */
public record DeadLetter(
        String id,
        String consumer,
        String letterId,
        String topic,
        String orderKey,
        String body,
        int attempts,
        Instant parkedAt,
        String reason)
        implements Serializable {}
