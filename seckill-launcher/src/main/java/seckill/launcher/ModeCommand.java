package seckill.launcher;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./seckill mode}. */
@Command(
        name = "mode",
        description = "Says which transaction mode each scenario has, or switches one, on the running shop.")
final class ModeCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Parameters(arity = "0..1", paramLabel = "SCENARIO", description = "Such as buy-now; without it: all.")
    private String scenario;

    @Parameters(index = "1", arity = "0..1", paramLabel = "MODE", description = "Such as AT or NONE; without it: no change.")
    private String mode;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "./seckill mode",
            description = "Goes into the audit trail (default: ${DEFAULT-VALUE}).")
    private String reason;

    @Override
    public Integer call() {
        try (OperatorApi operator = OperatorApi.login(home.running().baseUrl(), Secrets.of(home.home()))) {
            if (scenario == null) {
                operator.scenarios().forEach(ModeCommand::print);
                return ExitCode.OK;
            }
            List<OperatorApi.Scenario> all = operator.scenarios();
            OperatorApi.Scenario chosen =
                    all.stream().filter(s -> s.scenario().equals(scenario)).findFirst().orElse(null);
            if (chosen == null) {
                Terminal.progress("There is no scenario " + scenario + ". There are: "
                        + String.join(", ", all.stream().map(OperatorApi.Scenario::scenario).toList()));
                return ExitCode.USAGE;
            }
            return mode == null ? show(chosen) : switchTo(operator, chosen, mode.toUpperCase(Locale.ROOT));
        }
    }

    private int switchTo(OperatorApi operator, OperatorApi.Scenario chosen, String wanted) {
        if (!chosen.modes().contains(wanted)) {
            Terminal.progress("There is no mode " + wanted + " for " + scenario + ". There are: "
                    + String.join(", ", chosen.modes()));
            return ExitCode.USAGE;
        }
        new BrokerOnDemand(home.root(), home.home()).forMode(wanted, new ProgressLines());
        operator.switchMode(scenario, wanted, reason);
        boolean effective = Waiting.until(
                Probe.LIMIT,
                () -> operator.scenarios().stream()
                        .anyMatch(s -> s.scenario().equals(scenario) && s.mode().equals(wanted)));
        if (!effective) {
            Terminal.progress("The switch was accepted but is not effective yet. Look again: ./seckill mode " + scenario);
            return ExitCode.CHECK_FAILED;
        }
        Terminal.data(scenario + " " + wanted);
        return ExitCode.OK;
    }

    private static int show(OperatorApi.Scenario chosen) {
        print(chosen);
        return ExitCode.OK;
    }

    private static void print(OperatorApi.Scenario s) {
        Terminal.data(s.scenario() + " " + s.mode() + "  (of " + String.join(", ", s.modes()) + ")");
    }
}
