package seckill.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./seckill trail}. */
@Command(
        name = "trail",
        description = {
            "Says what operators have done, the newest first; each entry carries the hash of the one before it.",
            "With --verify, computes the whole chain anew, and fails when an entry is not as it was written."
        })
final class TrailCommand implements Callable<Integer> {

    private static final int ENTRIES = 50;

    @Mixin
    private HomeOption home;

    @Option(names = "--verify", description = "Verify the chain instead of showing it.")
    private boolean verify;

    @Option(names = "--subject", paramLabel = "SUBJECT", defaultValue = "", description = "Only what was done to this, such as sale/42.")
    private String subject;

    @Override
    public Integer call() {
        try (OperatorApi operator = OperatorApi.login(home.running().baseUrl(), Secrets.of(home.home()))) {
            if (verify) {
                return verified(operator.verifiedTrail());
            }
            operator.trail(subject, ENTRIES).forEach(entry -> Terminal.data("%6d  %s  %s  %s  %s  %s".formatted(
                    entry.number(), entry.at(), entry.actor(), entry.action(), entry.subject(), entry.detail())));
            return ExitCode.OK;
        }
    }

    private static int verified(OperatorApi.VerifiedTrail trail) {
        if (trail.isIntact()) {
            Terminal.data("intact  " + trail.number() + " entries  " + trail.hash());
            return ExitCode.OK;
        }
        Terminal.data("broken  entry " + trail.number() + "  " + trail.flaw());
        return ExitCode.CHECK_FAILED;
    }
}
