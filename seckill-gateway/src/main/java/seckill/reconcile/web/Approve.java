package seckill.reconcile.web;

import org.springframework.stereotype.Component;
import seckill.console.Reason;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.reconcile.Found;
import seckill.reconcile.Repair;

/** An operator's word that a discrepancy is to be repaired. */
@Component
class Approve {

    private final Repair repair;

    Approve(Repair repair) {
        this.repair = repair;
    }

    /** What became of it. */
    Found repair(String id, String operator, String reason) {
        String why = Reason.of(reason);
        return Asked.of(() -> repair.repair(id, operator, why))
                .orElseThrow(() -> new ProblemException(Problem.NOT_RESOLVED, "it is not open, or being repaired"));
    }
}
