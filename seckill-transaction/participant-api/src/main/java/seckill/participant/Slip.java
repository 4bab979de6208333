package seckill.participant;

import java.io.Serializable;
import java.util.List;

/**
 * A routing slip: where a checkout has to go, and what it has to do there.
 *
 * <p>Source: Gregor Hohpe and Bobby Woolf, "Enterprise Integration Patterns" (2003), Routing Slip.
 *
 * @param checkout whose slip it is
 * @param orderId  the order that it is about; what concerns one order stays in order
 * @param stops    at least one; the first decides, and those that follow the decision come last
 */
public record Slip(String checkout, String orderId, List<Stop> stops) implements Serializable {

    public Slip {
        stops = List.copyOf(stops);
        if (stops.isEmpty() || stops.getFirst().following()) {
            throw new IllegalArgumentException("a slip begins with a stop that may refuse");
        }
    }
}
