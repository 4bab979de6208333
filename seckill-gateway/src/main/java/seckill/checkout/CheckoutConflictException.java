package seckill.checkout;

/** The idempotency key cannot be used for this request. */
public final class CheckoutConflictException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why not. */
    public enum Kind {
        /** A request with this key is being carried out. */
        IN_FLIGHT,
        /** The key belongs to another request. */
        KEY_REUSED
    }

    private final Kind kind;

    CheckoutConflictException(Kind kind, String id) {
        super("checkout " + id + ": " + kind);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
