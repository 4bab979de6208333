package seckill.checkout.nacos;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import seckill.checkout.ScenarioModes.ModeSwitch;

/**
 * The configuration's text: {@code scenario=MODE} lines, and {@code changed.*} lines that say which switch of the
 * console wrote it. A person who edits it by hand changes the former only, which is how the two are told apart.
 */
record ModesText(Map<String, String> modes, Map<String, String> changed) {

    private static final String CHANGED = "changed.";

    static ModesText of(Map<String, String> modes) {
        return new ModesText(modes, Map.of());
    }

    static ModesText parse(String content) {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(content));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a properties text", e);
        }
        Map<String, String> modes = new TreeMap<>();
        Map<String, String> changed = new TreeMap<>();
        for (String key : lines.stringPropertyNames()) {
            String value = lines.getProperty(key).strip();
            if (key.startsWith(CHANGED)) {
                changed.put(key.substring(CHANGED.length()), value);
            } else {
                modes.put(key, value);
            }
        }
        return new ModesText(modes, changed);
    }

    /** This text, with these modes for the scenarios which it does not name. */
    ModesText over(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(others);
        all.putAll(modes);
        return new ModesText(all, changed);
    }

    ModesText with(ModeSwitch change) {
        Map<String, String> next = new TreeMap<>(modes);
        next.put(change.scenario(), change.mode());
        return new ModesText(next, Map.of(
                "scenario", change.scenario(),
                "mode", change.mode(),
                "by", change.operator(),
                "reason", change.reason().replaceAll("\\s+", " ")));
    }

    String text() {
        StringBuilder text = new StringBuilder("# scenario=MODE, effective at once on every gateway\n");
        modes.forEach((scenario, mode) -> text.append(scenario).append('=').append(mode).append('\n'));
        new TreeMap<>(changed).forEach((key, value) ->
                text.append(CHANGED).append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
        return text.toString();
    }

    String operator(Map<String, String> before) {
        return byConsole(before) ? changed.get("by") : "nacos";
    }

    String reason(Map<String, String> before) {
        return byConsole(before) ? changed.get("reason") : "edited in Nacos";
    }

    /** True when the only difference is the one that the console's lines name. */
    private boolean byConsole(Map<String, String> before) {
        if (!changed.keySet().containsAll(java.util.Set.of("scenario", "mode", "by", "reason"))) {
            return false;
        }
        Map<String, String> expected = new TreeMap<>(before);
        expected.put(changed.get("scenario"), changed.get("mode"));
        return expected.equals(modes);
    }
}
