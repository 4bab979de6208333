package seckill.timeline;

import java.util.Map;
import seckill.participant.History;

/** Whoever else knows something of orders, by name; nobody where all modules are in this process. */
public record Histories(Map<String, History> byName) {

    static final Histories NONE = new Histories(Map.of());

    public Histories {
        byName = Map.copyOf(byName);
    }
}
