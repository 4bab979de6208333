package seckill.transaction.message;

/** Takes letters in; each may come several times, also at once. */
@FunctionalInterface
public interface LetterHandler {

    /** Takes a letter in; any exception has it delivered again later. */
    void take(Letter letter);
}
