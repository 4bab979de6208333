package seckill.timeline;

import java.util.List;
import seckill.participant.Fact;

/**
 * What all stores say of an order.
 *
 * @param facts  by time; those without one, which tell how things are now, last
 * @param silent the stores that did not answer
 * @param tookMs to ask all of them
 */
public record Timeline(String orderId, List<Fact> facts, List<String> silent, long tookMs) {

    public Timeline {
        facts = List.copyOf(facts);
        silent = List.copyOf(silent);
    }
}
