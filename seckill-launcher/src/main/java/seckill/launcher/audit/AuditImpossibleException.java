package seckill.launcher.audit;

/** The audit could not look: nothing is known about the invariants, neither that they hold nor that they are broken. */
public final class AuditImpossibleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AuditImpossibleException(String message, Throwable cause) {
        super(message, cause);
    }
}
