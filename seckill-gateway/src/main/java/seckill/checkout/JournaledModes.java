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
     * @param wanted  scenario → mode, all scenarios
     * @param authors who wants it
     * @throws IllegalArgumentException when a scenario is missing, or one or its mode does not exist here; nothing changes
     *                                  then
     */
    public synchronized void apply(Map<String, String> wanted, Authors authors) {
        check(wanted);
        Map<String, ModeChoice> next = new TreeMap<>();
        for (String scenario : scenarios.names()) {
            next.put(scenario, journal.agree(scenario, wanted.get(scenario), follows -> authors.of(scenario, follows)));
        }
        inForce = Map.copyOf(next);
    }

    /** Says who made a switch. */
    public interface Authors {

        /** @param follows the epoch of the switch before it, 0 when it is the first */
        ModeJournal.Author of(String scenario, long follows);

        /** One author of whatever changes. */
        static Authors all(String operator, String reason) {
            return (scenario, follows) -> new ModeJournal.Author(operator, reason);
        }
    }

    /** Throws {@link IllegalArgumentException} when these modes could not be put in force. */
    public void check(Map<String, String> wanted) {
        scenarios.names().forEach(scenario -> check(scenario, wanted.get(scenario)));
        wanted.forEach(this::check);
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
