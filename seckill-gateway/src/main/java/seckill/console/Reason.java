package seckill.console;

import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** Why an operator does something; goes into an audit trail. */
final class Reason {

    private static final int CHARACTERS_MAX = 200;

    private Reason() {}

    /** The reason in one line, without blanks around it; one that says nothing, or too much, is the operator's mistake. */
    static String of(String reason) {
        if (reason == null || reason.isBlank() || reason.length() > CHARACTERS_MAX) {
            throw new ProblemException(Problem.INVALID_REASON, Integer.toString(CHARACTERS_MAX));
        }
        return reason.replaceAll("\\p{Cntrl}+", " ").strip(); // it stands in logs, where a line is an event
    }
}
