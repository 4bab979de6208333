package seckill.console;

import java.util.Map;
import seckill.participant.StuckBranches;

/** The participants that may have stuck branches, by name; none where all transactions are local. */
public record StuckParticipants(Map<String, StuckBranches> byName) {

    static final StuckParticipants NONE = new StuckParticipants(Map.of());

    public StuckParticipants {
        byName = Map.copyOf(byName);
    }
}
