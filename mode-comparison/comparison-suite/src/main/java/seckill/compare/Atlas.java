package seckill.compare;

import java.util.Set;
import seckill.checkout.Guarantees;
import seckill.compare.faults.Fault;
import seckill.compare.report.Report;
import seckill.compare.report.Report.Result;

/** What became of a fault, in one word. */
final class Atlas {

    /** So soon after the restart nothing was left that anybody had to wait for. */
    private static final long CLEAN_WITHIN_MS = 2_000;

    private Atlas() {}

    /** Whether a participant dies with this process. */
    static boolean hasParticipants(String victim) {
        return Set.of("stock", "order", "payment", "monolith").contains(victim);
    }

    /** Whether this is the process that buyers talk to. */
    static boolean isFront(String victim) {
        return Set.of("gateway", "monolith").contains(victim);
    }

    static Report.Cell cell(Guarantees mode, Fault fault, Result result) {
        String step = fault.says().replaceFirst("^" + fault.victim() + " dies ", "");
        return new Report.Cell(
                mode.mode(), fault.victim(), step, outcome(result), Math.round(result.recoveryMs() / 100.0) / 10.0, result.why());
    }

    private static String outcome(Result result) {
        if (result.verdict().equals(Judge.NOT_RUN)) {
            return "not met";
        }
        boolean atRest = result.invariants().stream().noneMatch(it -> it.id().equals("I6") && !it.ok());
        boolean isRight = result.invariants().stream().allMatch(it -> it.ok() || it.id().equals("I6") || it.id().equals("I12"));
        if (!isRight) {
            return "corrupted";
        }
        if (!atRest) {
            return "stuck";
        }
        return result.recoveryMs() < CLEAN_WITHIN_MS ? "clean" : "recovered";
    }
}
