package seckill.launcher;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./seckill letters}. */
@Command(
        name = "letters",
        description = {
            "Says which letters between modules are dead: tried too often, or half messages of which the broker heard nothing.",
            "Has one sent once more, or left where it is, for ever."
        })
final class LettersCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @ArgGroup(exclusive = false)
    private Decision decision;

    /** What to do about one letter. */
    static final class Decision {

        @ArgGroup(multiplicity = "1")
        private Which which;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Goes into the audit trail.")
        private String reason;
    }

    /** One of the two ways out. */
    static final class Which {

        @Option(names = "--replay", paramLabel = "ID", description = "Send it once more: its cause was mended.")
        private String replay;

        @Option(names = "--drop", paramLabel = "ID", description = "Leave it: nobody needs what it asks for.")
        private String drop;
    }

    @Override
    public Integer call() {
        try (OperatorApi operator = OperatorApi.login(home.running().baseUrl(), Secrets.of(home.home()))) {
            List<OperatorApi.DeadLetter> dead = operator.deadLetters();
            if (decision == null) {
                dead.forEach(LettersCommand::print);
                Terminal.progress(dead.isEmpty() ? "No letter is dead." : dead.size() + " letters wait for a decision.");
                return dead.isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED;
            }
            String how = decision.which.replay == null ? "drop" : "replay";
            String id = decision.which.replay == null ? decision.which.drop : decision.which.replay;
            OperatorApi.DeadLetter chosen = dead.stream().filter(it -> it.id().equals(id)).findFirst().orElse(null);
            if (chosen == null) {
                Terminal.progress("There is no dead letter " + id + ". See ./seckill letters");
                return ExitCode.USAGE;
            }
            operator.decide(chosen, how, decision.reason);
            Terminal.data(chosen.id() + " " + how);
            return ExitCode.OK;
        }
    }

    private static void print(OperatorApi.DeadLetter letter) {
        Terminal.data(letter.id() + "  " + letter.owner() + "  about " + letter.orderKey() + "  since " + letter.parkedAt()
                + "  after " + letter.attempts() + " attempts");
        Terminal.data("  letter " + letter.letterId() + " to " + letter.topic());
        Terminal.data("  " + (letter.reason().isEmpty() ? "nobody knows why" : letter.reason()));
    }
}
