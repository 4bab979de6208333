package seckill.console;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import seckill.participant.StuckBranch;
import seckill.participant.StuckBranches;
import seckill.participant.StuckResolution;
import seckill.participant.StuckResolution.How;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.trail.AuditTrail;
import seckill.trail.Deed;

/** Shows the branches whose rollback a dirty write blocks, and ends a blockade as the operator decides. */
public final class ResolveStuckBranches {

    private final Map<String, StuckBranches> participants;
    private final AuditTrail trail;

    public ResolveStuckBranches(StuckParticipants participants, AuditTrail trail) {
        this.participants = new TreeMap<>(participants.byName());
        this.trail = trail;
    }

    /** A stuck branch and where it is. */
    public record Stuck(String participant, StuckBranch branch) {}

    public List<Stuck> all() {
        return participants.entrySet().stream()
                .flatMap(it -> Asked.of(it.getValue()::all).stream().map(branch -> new Stuck(it.getKey(), branch)))
                .toList();
    }

    public void resolve(String participant, String xid, long branchId, String how, String operator, String reason) {
        StuckBranches stuck = participants.get(participant);
        if (stuck == null) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        String why = Reason.of(reason);
        StuckResolution resolution = new StuckResolution(xid, branchId, how(how), operator, why);
        Deed deed = Deed.ofOperator(
                operator, "branch.resolve", "branch/" + participant + "/" + xid + "/" + branchId, resolution.how() + ": " + why);
        trail.around(deed, () -> resolved(stuck, resolution));
    }

    private static boolean resolved(StuckBranches stuck, StuckResolution resolution) {
        String whyNot = Asked.of(() -> stuck.resolve(resolution));
        if (!whyNot.isEmpty()) {
            throw new ProblemException(Problem.NOT_RESOLVED, whyNot);
        }
        return true;
    }

    private static How how(String name) {
        return Arrays.stream(How.values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.UNKNOWN_RESOLUTION,
                        Arrays.stream(How.values()).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
