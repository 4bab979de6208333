package seckill.live;

import java.util.Map;
import seckill.participant.VitalSigns;

/** The other processes, by name; none where all modules are in this one. */
public record Processes(Map<String, VitalSigns> byName) {

    static final Processes NONE = new Processes(Map.of());

    public Processes {
        byName = Map.copyOf(byName);
    }
}
