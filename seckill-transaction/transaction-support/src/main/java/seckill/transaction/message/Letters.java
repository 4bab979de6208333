package seckill.transaction.message;

/** Whoever carries letters. */
@FunctionalInterface
public interface Letters {

    /**
     * Gives a letter up; returns when it will survive a crash.
     *
     * @throws LettersUnavailableException when nobody has acknowledged it; it may have arrived all the same
     */
    void publish(Letter letter) throws LettersUnavailableException;
}
