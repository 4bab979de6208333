package seckill.participant;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Something that a store knows of an order.
 *
 * @param store   whose it is, such as stock or gateway
 * @param kind    what it is, such as command, fence, movement
 * @param at      when it happened; null of what is so now, where the store does not say since when
 * @param subject its id or key there
 * @param state   in a word or two
 * @param details what else the store says, in the order in which it is read
 */
public record Fact(String store, String kind, Instant at, String subject, String state, List<Detail> details) implements Serializable {

    public Fact {
        details = List.copyOf(details);
    }

    /** A name and what stands there. */
    public record Detail(String name, String value) implements Serializable {}
}
