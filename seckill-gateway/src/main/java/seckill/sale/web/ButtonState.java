package seckill.sale.web;

import java.util.Locale;

/**
 * Where somebody is with a flash sale. The shop says most of them; those that only a browser can know it shows by itself, from the page's
 * templates. Public, because templates read it.
 */
public enum ButtonState {
    /** Before the first instant. */
    NOT_STARTED,
    /** The browser works for its token, or has done so and waits for the first instant. Only a browser knows. */
    OPENING,
    ACTIVE,
    /** Asked, and not answered; the key is fixed. Only a browser knows. */
    SUBMITTING,
    /** There is a ticket. */
    QUEUED,
    /** There is an order, which waits to be paid. */
    RESERVED,
    /** A checkout is under way. */
    CONFIRMING,
    /** Ordered and paid. */
    ORDERED,
    ALREADY_BOUGHT,
    SOLD_OUT,
    /** Asked too often, or the shop is busy. Only a browser knows. */
    RATE_LIMITED,
    PAUSED,
    ENDED,
    /** Nobody knows whether there is a ticket: asking again with the same key is safe. */
    UNKNOWN,
    /** It became no order, or the order was given up. */
    RETURNED,
    /** One could buy, if one were signed in. */
    SIGNED_OUT;

    /** The states that the page keeps templates of. */
    static final ButtonState[] OF_THE_BROWSER = {OPENING, SUBMITTING, CONFIRMING, RATE_LIMITED, UNKNOWN};

    /** As it stands in {@code data-state} and in the texts' keys. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
