package seckill.launcher;

/** A component did not come up. The message names it and ends with the last lines of its log. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
