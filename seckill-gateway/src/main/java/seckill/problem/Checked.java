package seckill.problem;

import seckill.participant.Money;

/** What an operator's request gives, checked; what makes no sense is {@link Problem#INVALID_REQUEST}. */
public final class Checked {

    /** Ten million yuan; a cart of the most units of it stays far below the end of a long. */
    private static final long PRICE_MINOR_MAX = 1_000_000_000;

    private Checked() {}

    public static void that(boolean valid) {
        if (!valid) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }

    /** The text, which has something in it and is not too long. */
    public static String text(String text, int max) {
        that(text != null && !text.isBlank() && text.length() <= max);
        return text;
    }

    /** A price in minor units of a currency. */
    public static Money price(long minor, String currency) {
        that(minor > 0 && minor <= PRICE_MINOR_MAX && currency != null);
        try {
            return new Money(minor, currency);
        } catch (IllegalArgumentException noCurrency) {
            throw new ProblemException(Problem.INVALID_REQUEST);
        }
    }
}
