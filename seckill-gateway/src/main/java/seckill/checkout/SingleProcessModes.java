package seckill.checkout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import seckill.checkout.JournaledModes.Authors;

/** Scenario modes of a shop that is one process: the journal is the only memory, and there is nobody else to tell. */
public final class SingleProcessModes implements ScenarioModes {

    private final JournaledModes modes;

    public SingleProcessModes(JournaledModes modes, String defaultMode) {
        this.modes = modes;
        modes.apply(modes.recorded(defaultMode), Authors.all("start", "the shop's default"));
    }

    @Override
    public ModeChoice of(String scenario) {
        return modes.of(scenario);
    }

    @Override
    public List<ModeChoice> all() {
        return modes.all();
    }

    /** Nobody else could have written one. */
    @Override
    public Optional<Refused> refused() {
        return Optional.empty();
    }

    @Override
    public ModeChoice change(ModeSwitch change) {
        modes.check(change.scenario(), change.mode());
        Map<String, String> wanted = modes.asMap();
        wanted.put(change.scenario(), change.mode());
        modes.apply(wanted, Authors.all(change.operator(), change.reason()));
        return modes.of(change.scenario());
    }
}
