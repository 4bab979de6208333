package seckill.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./seckill reconcile}. */
@Command(
        name = "reconcile",
        description = {
            "Compares the books of stock, orders, payment, the gateway and Redis while the shop sells, and says where they differ.",
            "With --apply, repairs what it found and knows how to repair, each once.",
            "Exit code 0: all books agree, by now; 4: something is open."
        })
final class ReconcileCommand implements Callable<Integer> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    @Mixin
    private HomeOption home;

    @ArgGroup(exclusive = false)
    private Approval approval;

    @Option(names = "--json", description = "What is open afterwards, as JSON.")
    private boolean json;

    /** That repairs are wanted. */
    static final class Approval {

        @Option(names = "--apply", required = true, description = "Repair what can be repaired.")
        private boolean apply;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Goes into the audit trail.")
        private String reason;
    }

    @Override
    public Integer call() {
        try (OperatorApi operator = OperatorApi.login(home.running().baseUrl(), Secrets.of(home.home()))) {
            OperatorApi.Reconciliation run = ended(operator);
            if (!run.failure().isEmpty()) {
                throw new EnvironmentException("The books cannot be compared now: " + run.failure());
            }
            List<OperatorApi.Discrepancy> found = operator.discrepancies();
            Terminal.progress(run.orders() + " orders compared: "
                    + (found.isEmpty() ? "all books agree." : found.size() + " discrepancies."));
            if (approval != null) {
                found.stream().filter(OperatorApi.Discrepancy::repairable).forEach(it -> apply(operator, it));
            }
            List<OperatorApi.Discrepancy> open = approval == null ? found : operator.discrepancies();
            if (json) {
                Terminal.data(new ObjectMapper().valueToTree(open).toString());
            } else {
                open.forEach(ReconcileCommand::print);
            }
            return open.isEmpty() ? ExitCode.OK : ExitCode.INVARIANT_BROKEN;
        }
    }

    private static OperatorApi.Reconciliation ended(OperatorApi operator) {
        OperatorApi.Reconciliation run = operator.reconcile();
        long told = 0;
        while (run.endedAt() == null) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            run = operator.reconciliation(run.id());
            if (run.orders() >= told + 10_000) {
                told = run.orders();
                Terminal.progress(told + " orders so far …");
            }
        }
        return run;
    }

    private void apply(OperatorApi operator, OperatorApi.Discrepancy it) {
        OperatorApi.Discrepancy after = operator.repair(it, approval.reason);
        Terminal.progress(after.state() + "  " + after.kind() + "  " + after.subject()
                + (after.answer().isEmpty() ? "" : "  " + after.answer()));
    }

    private static void print(OperatorApi.Discrepancy it) {
        Terminal.data(it.sort() + "  " + it.kind() + "  " + it.subject());
        Terminal.data("  " + it.explanation());
        Terminal.data("  books   " + it.seen());
        Terminal.data("  should  " + it.should());
        Terminal.data("  repair  " + it.plan() + (it.answer().isEmpty() ? "" : "  (last attempt: " + it.answer() + ")"));
    }
}
