package seckill.launcher;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./seckill stuck}. */
@Command(
        name = "stuck",
        description = {
            "Says which rollbacks of AT branches are blocked, because somebody has changed a row in between, and ends such a blockade.",
            "For each row: what the branch found, what it made of it, and what is there now."
        })
final class StuckCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @ArgGroup(exclusive = false)
    private Resolution resolution;

    /** What to do about one branch. */
    static final class Resolution {

        @Option(names = "--branch", required = true, paramLabel = "ID", description = "The branch to resolve.")
        private String branch;

        @Option(
                names = "--resolve",
                required = true,
                paramLabel = "HOW",
                description = {
                    "RETRY: the rows were set right by hand, look again;",
                    "KEEP_CURRENT: what is there now stays, the branch's other rows are put back;",
                    "RESTORE_IMAGE: every row becomes what it was, and what was written in between is lost."
                })
        private How how;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Goes into the audit trail.")
        private String reason;
    }

    /** The three ways out. */
    enum How {
        RETRY,
        KEEP_CURRENT,
        RESTORE_IMAGE
    }

    @Override
    public Integer call() {
        try (OperatorApi operator = OperatorApi.login(home.running().baseUrl(), Secrets.of(home.home()))) {
            List<OperatorApi.StuckBranch> stuck = operator.stuckBranches();
            if (resolution == null) {
                stuck.forEach(StuckCommand::print);
                Terminal.progress(stuck.isEmpty() ? "Nothing is stuck." : stuck.size() + " branches cannot be rolled back.");
                return stuck.isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
            }
            OperatorApi.StuckBranch chosen =
                    stuck.stream().filter(it -> it.branchId().equals(resolution.branch)).findFirst().orElse(null);
            if (chosen == null) {
                Terminal.progress("There is no stuck branch " + resolution.branch + ". See ./seckill stuck");
                return ExitCode.USAGE;
            }
            operator.resolve(chosen, resolution.how.name(), resolution.reason);
            Terminal.data(chosen.branchId() + " " + resolution.how);
            return ExitCode.OK;
        }
    }

    private static void print(OperatorApi.StuckBranch branch) {
        Terminal.data("branch " + branch.branchId() + "  " + branch.participant() + "  xid " + branch.xid()
                + "  for " + branch.ageSeconds() + " s  coordinator: " + branch.coordinator()
                + (branch.dirty() ? "" : "  (waits for another branch)"));
        for (OperatorApi.StuckRow row : branch.rows()) {
            Terminal.data("  " + row.table() + " " + row.key() + (row.dirty() ? "  CHANGED BY SOMEBODY ELSE" : ""));
            for (OperatorApi.StuckColumn column : row.columns()) {
                Terminal.data("    %-18s before %-22s after %-22s now %s"
                        .formatted(column.name(), column.before(), column.after(), column.now()));
            }
        }
    }
}
