package seckill.transaction.message;

/** A letter was not acknowledged, or there is nobody who carries letters here; it may be given up again. */
public final class LettersUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LettersUnavailableException(String message) {
        super(message);
    }

    public LettersUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
