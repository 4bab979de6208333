package seckill.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;
import seckill.launcher.audit.AuditCommand;
import seckill.launcher.bench.AdviseCommand;
import seckill.launcher.bench.BenchCommand;
import seckill.launcher.bench.CapacityCommand;
import seckill.launcher.bench.ChaosCommand;
import seckill.launcher.bench.CompareCommand;
import seckill.launcher.demo.DemoCommand;
import seckill.launcher.demo.TokensCommand;

/** The command line behind {@code ./seckill}. */
@Command(
        name = "seckill",
        description = "A flash-sale shop whose transaction mode is chosen per scenario, while it runs.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "seckill 1.0.0-SNAPSHOT",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ok",
            "1:a check failed (not ready, a test failed)",
            "2:wrong usage",
            "3:the environment lacks something",
            "4:an invariant is broken"
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DoctorCommand.class,
            ModeCommand.class,
            StuckCommand.class,
            ReconcileCommand.class,
            LettersCommand.class,
            TrailCommand.class,
            DemoCommand.class,
            TokensCommand.class,
            AuditCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            BenchCommand.class,
            CompareCommand.class,
            ChaosCommand.class,
            AdviseCommand.class,
            CapacityCommand.class,
            TestCommand.class
        })
public final class Seckill {

    private Seckill() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine line = Execution.prepared(new Seckill());
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return ExitCode.USAGE;
        }
        return line.execute(arguments);
    }
}
