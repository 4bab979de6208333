package seckill.checkout;

import java.util.List;

/**
 * Something that is written in the transaction in which a checkout ends, and only by whoever ends it: there is never one without
 * the other, and never twice. It writes into the gateway's database and calls nobody: what fails here keeps the checkout from
 * ending.
 */
public interface WithTheEnd {

    /** Whether there is anything to write; the end of a checkout that concerns nobody is a single statement. */
    boolean concerns(CheckoutRecord ended);

    void write(CheckoutRecord ended);

    /** The same for several that end in one transaction. */
    default void writeAll(List<CheckoutRecord> ended) {
        ended.forEach(this::write);
    }
}
