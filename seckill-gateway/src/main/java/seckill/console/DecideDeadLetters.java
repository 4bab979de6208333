package seckill.console;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import seckill.participant.DeadLetter;
import seckill.participant.DeadLetters;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** Shows the letters that nobody could take in, and has each replayed or dropped once, as the operator decides. */
public final class DecideDeadLetters {

    private final Map<String, DeadLetters> owners;

    public DecideDeadLetters(DeadLetterOwners owners) {
        this.owners = new TreeMap<>(owners.byName());
    }

    /** A dead letter and whose it is. */
    public record Dead(String owner, DeadLetter letter) {}

    public List<Dead> all() {
        return owners.entrySet().stream()
                .flatMap(it -> Asked.of(it.getValue()::all).stream().map(letter -> new Dead(it.getKey(), letter)))
                .toList();
    }

    public void replay(String owner, String id, String operator, String reason) {
        decide(owner, reason, (letters, why) -> letters.replay(id, operator, why));
    }

    public void drop(String owner, String id, String operator, String reason) {
        decide(owner, reason, (letters, why) -> letters.drop(id, operator, why));
    }

    private void decide(String owner, String reason, Decision decision) {
        DeadLetters letters = owners.get(owner);
        if (letters == null) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        String why = Reason.of(reason);
        String whyNot = Asked.of(() -> decision.made(letters, why));
        if (!whyNot.isEmpty()) {
            throw new ProblemException(Problem.NOT_RESOLVED, whyNot);
        }
    }

    private interface Decision {
        String made(DeadLetters letters, String why);
    }
}
