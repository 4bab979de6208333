package seckill.participant;

import java.io.Serializable;
import java.util.Currency;

/**
 * An amount of money in minor units (cents, fen); never floating.
 *
 * @param minor    the amount in minor units, may be negative in differences
 * @param currency ISO 4217 code, for instance {@code CNY}
 */
public record Money(long minor, String currency) implements Serializable {

    public Money {
        Currency.getInstance(currency); // throws IllegalArgumentException when it is none
    }

    /** The sum; amounts of different currencies do not add up. */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /** This amount, n times. */
    public Money times(int n) {
        return new Money(Math.multiplyExact(minor, (long) n), currency);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
    }
}
