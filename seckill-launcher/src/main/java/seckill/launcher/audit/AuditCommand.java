package seckill.launcher.audit;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import seckill.launcher.ExitCode;
import seckill.launcher.HomeOption;
import seckill.launcher.Terminal;

/** {@code ./seckill audit}. */
@Command(
        name = "audit",
        description = "Checks the shop's invariants by SQL, once it is at rest. Exit code 4 when one is broken.")
public final class AuditCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--json", description = "Prints {ok, invariants: [{id, ok, figures}]}.")
    private boolean json;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long to wait for the shop to come to rest (default: ${DEFAULT-VALUE}).")
    private int waitSeconds;

    @Override
    public Integer call() {
        AuditReport report = Audit.report(home.home(), home.running(), Duration.ofSeconds(waitSeconds));
        if (json) {
            Terminal.data(AuditOutput.json(report).toString());
        } else {
            AuditOutput.lines(report).forEach(Terminal::data);
        }
        if (!report.atRest()) {
            Terminal.progress("Not at rest after " + waitSeconds
                    + " s: what is in flight may look broken. Look again with a longer --wait.");
        }
        return report.ok() ? ExitCode.OK : ExitCode.INVARIANT_BROKEN;
    }

}
