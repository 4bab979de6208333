package seckill.checkout;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The modes in force in this process: read without waiting by every checkout, replaced as a whole by a switch. */
public final class JournaledModes {

    private final Scenarios scenarios;
    private final Modes modes;
    private final ModeJournal journal;
    private volatile Map<String, ModeChoice> inForce = Map.of();

    public JournaledModes(Scenarios scenarios, Modes modes, ModeJournal journal) {
        this.scenarios = scenarios;
        this.modes = modes;
        this.journal = journal;
    }

    /**
     * Puts these modes in force.
     *
     * @param wanted   scenario → mode, all scenarios
     * @param operator who wants it
     * @throws IllegalArgumentException when a scenario is missing or a mode does not exist here; nothing changes then
     */
    public synchronized void apply(Map<String, String> wanted, String operator, String reason) {
        for (String scenario : scenarios.names()) {
            check(scenario, wanted.get(scenario));
        }
        Map<String, ModeChoice> next = new TreeMap<>();
        for (String scenario : scenarios.names()) {
            next.put(scenario, journal.agree(scenario, wanted.get(scenario), operator, reason));
        }
        inForce = Map.copyOf(next);
    }

    /** Throws {@link IllegalArgumentException} when there is no such scenario or mode here. */
    public void check(String scenario, String mode) {
        if (!scenarios.names().contains(scenario)) {
            throw new IllegalArgumentException("no scenario " + scenario + ", only " + scenarios.names());
        }
        if (mode == null || !modes.names().contains(mode)) {
            throw new IllegalArgumentException("no mode " + mode + " for " + scenario + ", only " + modes.names());
        }
    }

    public ModeChoice of(String scenario) {
        ModeChoice choice = inForce.get(scenario);
        if (choice == null) {
            throw new IllegalStateException("no mode is in force for " + scenario + " yet");
        }
        return choice;
    }

    public List<ModeChoice> all() {
        return List.copyOf(new TreeMap<>(inForce).values());
    }

    /** Scenario → mode as it is in force. */
    public Map<String, String> asMap() {
        Map<String, String> map = new TreeMap<>();
        inForce.forEach((scenario, choice) -> map.put(scenario, choice.mode()));
        return map;
    }

    /** Scenario → mode as it was last recorded, or the default where nothing was, or a mode of another assembly. */
    public Map<String, String> recorded(String otherwise) {
        Map<String, String> map = new TreeMap<>();
        for (String scenario : scenarios.names()) {
            String mode = journal.modeOf(scenario, otherwise);
            map.put(scenario, modes.names().contains(mode) ? mode : otherwise);
        }
        return map;
    }
}
