package seckill.checkout.nacos;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import seckill.checkout.ModeChoice;
import seckill.checkout.ModeJournal.Author;
import seckill.checkout.ScenarioModes.ModeSwitch;

/**
 * The configuration's text: a line {@code scenario=MODE} each, and lines {@code changed.SCENARIO.*} that say which switch of
 * the console wrote it. A person who edits it by hand changes the former only; and because the latter name the switch which
 * they followed, they speak for one switch, not for a later one to the same mode. That is how the two are told apart.
 *
 * @param modes   scenario → mode
 * @param changes scenario → the last switch by the console
 */
record ModesText(Map<String, String> modes, Map<String, Change> changes) {

    private static final String CHANGED = "changed.";
    private static final Author BY_HAND = new Author("nacos", "edited in Nacos");

    /** @param follows the epoch of the switch before it */
    record Change(String mode, String follows, String by, String reason) {}

    static ModesText of(Map<String, String> modes) {
        return new ModesText(modes, Map.of());
    }

    /** @throws IllegalArgumentException when it cannot be read */
    static ModesText parse(String content) {
        if (content == null || content.isBlank()) {
            throw new IllegalArgumentException("it is empty");
        }
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(content));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a properties text", e);
        }
        Map<String, String> modes = new TreeMap<>();
        Map<String, Change> changes = new TreeMap<>();
        for (String key : lines.stringPropertyNames()) {
            if (!key.startsWith(CHANGED)) {
                modes.put(key, lines.getProperty(key).strip());
            } else if (key.endsWith(".mode")) {
                String changed = key.substring(0, key.length() - ".mode".length());
                changes.put(changed.substring(CHANGED.length()), new Change(
                        lines.getProperty(key),
                        lines.getProperty(changed + ".follows", ""),
                        lines.getProperty(changed + ".by", ""),
                        lines.getProperty(changed + ".reason", "")));
            }
        }
        return new ModesText(modes, changes);
    }

    /** This text, with these modes for the scenarios which it does not name. */
    ModesText over(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(others);
        all.putAll(modes);
        return new ModesText(all, changes);
    }

    /** @param before what the switch replaces */
    ModesText with(ModeSwitch change, ModeChoice before) {
        Map<String, String> next = new TreeMap<>(modes);
        next.put(change.scenario(), change.mode());
        Map<String, Change> after = new TreeMap<>(changes);
        after.put(change.scenario(), new Change(
                change.mode(),
                Long.toString(before.epoch()),
                change.operator(),
                change.reason().replaceAll("\\s+", " ")));
        return new ModesText(next, after);
    }

    String text() {
        StringBuilder text = new StringBuilder("# scenario=MODE, effective at once on every gateway\n");
        modes.forEach((scenario, mode) -> line(text, scenario, mode));
        new TreeMap<>(changes).forEach((scenario, change) -> {
            line(text, CHANGED + scenario + ".mode", change.mode);
            line(text, CHANGED + scenario + ".follows", change.follows);
            line(text, CHANGED + scenario + ".by", change.by);
            line(text, CHANGED + scenario + ".reason", change.reason);
        });
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n');
    }

    /** Who made the switch of a scenario that follows the one with this epoch. */
    Author author(String scenario, long follows) {
        Change change = changes.get(scenario);
        boolean byConsole = change != null
                && change.mode.equals(modes.get(scenario))
                && change.follows.equals(Long.toString(follows))
                && !change.by.isEmpty();
        return byConsole ? new Author(change.by, change.reason) : BY_HAND;
    }
}
