package seckill.problem;

import java.time.Duration;
import java.util.Optional;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Problem problem;
    private final String[] arguments;
    private final String checkoutId;
    private final Duration retryAfter;

    /** @param arguments fill the placeholders of the problem's detail */
    public ProblemException(Problem problem, String... arguments) {
        this(problem, null, "", null, arguments);
    }

    private ProblemException(
            Problem problem, Throwable cause, String checkoutId, Duration retryAfter, String... arguments) {
        // thrown on the refusal path, by the thousand: a stack trace would cost more than the refusal
        super(problem.slug(), cause, false, false);
        this.problem = problem;
        this.arguments = arguments;
        this.checkoutId = checkoutId;
        this.retryAfter = retryAfter;
    }

    /** The same, caused by something worth a line in the log. */
    public static ProblemException causedBy(Throwable cause, Problem problem, String... arguments) {
        return new ProblemException(problem, cause, "", null, arguments);
    }

    /** The same, naming the checkout that ended so. */
    public ProblemException ofCheckout(String id) {
        return new ProblemException(problem, getCause(), id, retryAfter, arguments);
    }

    /** The same, telling the caller when to come back. */
    public ProblemException retryAfter(Duration time) {
        return new ProblemException(problem, getCause(), checkoutId, time, arguments);
    }

    public Problem problem() {
        return problem;
    }

    /** The checkout concerned, empty when there is none. */
    public String checkoutId() {
        return checkoutId;
    }

    String[] arguments() {
        return arguments.clone();
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
