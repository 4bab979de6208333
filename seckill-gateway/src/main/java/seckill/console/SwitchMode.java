package seckill.console;

import java.util.List;
import java.util.Optional;
import seckill.checkout.ModeChoice;
import seckill.checkout.ModeHistory;
import seckill.checkout.Modes;
import seckill.checkout.ScenarioModes;
import seckill.checkout.ScenarioModes.ModeSwitch;
import seckill.checkout.Scenarios;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** Changes the mode that carries a scenario, while the shop sells. */
public final class SwitchMode {

    private final Scenarios scenarios;
    private final Modes modes;
    private final ScenarioModes chosen;
    private final ModeHistory history;

    public SwitchMode(Scenarios scenarios, Modes modes, ScenarioModes chosen, ModeHistory history) {
        this.scenarios = scenarios;
        this.modes = modes;
        this.chosen = chosen;
        this.history = history;
    }

    public List<ModeChoice> all() {
        return Asked.of(chosen::all);
    }

    public ModeChoice of(String scenario) {
        requireScenario(scenario);
        return Asked.of(() -> chosen.of(scenario));
    }

    /** The configuration that is not in force because it makes no sense, if there is one. */
    public Optional<ScenarioModes.Refused> refused() {
        return chosen.refused();
    }

    /** Who switched what and why, the newest first. */
    public List<ModeHistory.Switch> switches(int limit) {
        return Asked.of(() -> history.newest(limit));
    }

    /** What is in flight now, in which mode. */
    public List<ModeHistory.UnderWay> underWay() {
        return Asked.of(history::underWay);
    }

    public List<String> modes() {
        return modes.names();
    }

    /** Switches, and answers what is chosen now. */
    public ModeChoice to(String scenario, String mode, String operator, String reason) {
        requireScenario(scenario);
        if (mode == null || !modes.names().contains(mode)) {
            throw new ProblemException(Problem.UNKNOWN_MODE, String.join(", ", modes.names()));
        }
        modes.whyNotNow(mode).ifPresent(why -> {
            throw new ProblemException(Problem.MODE_UNAVAILABLE, why);
        });
        String why = Reason.of(reason);
        return Asked.of(() -> chosen.change(new ModeSwitch(scenario, mode, operator, why)));
    }

    private void requireScenario(String scenario) {
        if (scenario == null || !scenarios.names().contains(scenario)) {
            throw new ProblemException(Problem.UNKNOWN_SCENARIO);
        }
    }
}
