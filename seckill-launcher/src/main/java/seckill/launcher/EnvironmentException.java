package seckill.launcher;

/** The machine lacks something. The message says what, and how to mend it; a command ends with exit code 3. */
public final class EnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EnvironmentException(String message) {
        super(message);
    }

    EnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
