package seckill.console;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import seckill.participant.DeadLetter;
import seckill.participant.DeadLetters;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.trail.AuditTrail;
import seckill.trail.Deed;

/** Shows the letters that nobody could take in, and has each replayed or dropped once, as the operator decides. */
public final class DecideDeadLetters {

    private final Map<String, DeadLetters> owners;
    private final AuditTrail trail;

    public DecideDeadLetters(DeadLetterOwners owners, AuditTrail trail) {
        this.owners = new TreeMap<>(owners.byName());
        this.trail = trail;
    }

    /** A dead letter and whose it is. */
    public record Dead(String owner, DeadLetter letter) {}

    public List<Dead> all() {
        return owners.entrySet().stream()
                .flatMap(it -> Asked.of(it.getValue()::all).stream().map(letter -> new Dead(it.getKey(), letter)))
                .toList();
    }

    public void replay(String owner, String id, String operator, String reason) {
        decide(owner, new Decision("letter.replay", id, operator, Reason.of(reason)), DeadLetters::replay);
    }

    public void drop(String owner, String id, String operator, String reason) {
        decide(owner, new Decision("letter.drop", id, operator, Reason.of(reason)), DeadLetters::drop);
    }

    private void decide(String owner, Decision it, Making making) {
        DeadLetters letters = owners.get(owner);
        if (letters == null) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        trail.around(Deed.ofOperator(it.operator, it.action, "letter/" + owner + "/" + it.id, it.why), () -> made(letters, it, making));
    }

    private static boolean made(DeadLetters letters, Decision it, Making making) {
        String whyNot = Asked.of(() -> making.of(letters, it.id, it.operator, it.why));
        if (!whyNot.isEmpty()) {
            throw new ProblemException(Problem.NOT_RESOLVED, whyNot);
        }
        return true;
    }

    private record Decision(String action, String id, String operator, String why) {}

    private interface Making {
        String of(DeadLetters letters, String id, String operator, String why);
    }
}
