package seckill.problem;

import java.util.function.Supplier;

/** Asks another module outside a checkout; when it does not answer, that is a problem of the shop, not of the buyer. */
public final class Asked {

    private Asked() {}

    /** The module's answer, or {@link Problem#UNAVAILABLE}. */
    public static <T> T of(Supplier<T> question) {
        try {
            return question.get();
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw ProblemException.causedBy(e, Problem.UNAVAILABLE);
        }
    }
}
