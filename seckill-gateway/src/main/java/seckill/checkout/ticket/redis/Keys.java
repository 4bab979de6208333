package seckill.checkout.ticket.redis;

import seckill.stock.api.StockLine;

/** The names under which things are in Redis; operators and the audit know them too. */
final class Keys {

    static final String JOURNAL = "{admission}:journal";

    /** Checkout → what its last attempt ended with; gone with its entry. */
    static final String TROUBLES = "{admission}:troubles";

    /** Checkout → the last trouble of one that was tried too often. */
    static final String PARKED = "{admission}:parked";

    /** Classic form: checkout → since when it is prepared and not submitted. */
    static final String PREPARED = "{admission}:prepared";

    /** All who settle. */
    static final String SETTLERS = "settlers";

    private Keys() {}

    /** A hash: state, entry, and for each counter what was taken from it. */
    static String ticket(String checkout) {
        return "{admission}:ticket:" + checkout;
    }

    /** Classic form, a hash beside the journal: state, entry. */
    static String message(String checkout) {
        return "{admission}:message:" + checkout;
    }

    /** How many units may still be admitted; not there when everybody is. */
    static String counter(StockLine line) {
        return "{admission}:units:" + line.saleId() + ":" + line.sku();
    }
}
