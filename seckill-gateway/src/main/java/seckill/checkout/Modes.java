package seckill.checkout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The modes that this assembly of the shop can run, by name. */
public final class Modes {

    private final Map<String, Mode> byName = new TreeMap<>();

    public Modes(List<Mode> modes) {
        modes.forEach(m -> byName.put(m.guarantees().mode(), m));
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** Why that mode should not be chosen now. */
    public Optional<String> whyNotNow(String name) {
        return named(name).whyNotNow();
    }

    /** The mode of that name; one that does not exist here is a broken configuration. */
    Mode named(String name) {
        Mode mode = byName.get(name);
        if (mode == null) {
            throw new IllegalStateException("no mode " + name + " here, only " + byName.keySet());
        }
        return mode;
    }
}
