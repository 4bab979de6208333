package seckill.reconcile;

/** What is wrong. The texts that explain each to people stand under {@code discrepancy.} and its name in lower case. */
public enum Kind {
    // an order
    LOST_ORDER(Sort.LOST),
    ORDER_BEHIND(Sort.LOST),
    ORPHAN_ORDER(Sort.ORPHAN),
    STUCK_ORDER(Sort.STUCK),

    // its units
    LOST_UNITS(Sort.LOST),
    DUPLICATE_UNITS(Sort.DUPLICATE),
    ORPHAN_UNITS(Sort.ORPHAN),
    STUCK_UNITS(Sort.STUCK),

    // its money and points
    LOST_PAYMENT(Sort.LOST),
    DUPLICATE_PAYMENT(Sort.DUPLICATE),
    ORPHAN_PAYMENT(Sort.ORPHAN),
    STUCK_PAYMENT(Sort.STUCK),
    LOST_REFUND(Sort.LOST),
    DUPLICATE_REFUND(Sort.DUPLICATE),
    LOST_POINTS(Sort.LOST),
    DUPLICATE_POINTS(Sort.DUPLICATE),

    // what its buyer was told
    LOST_CHECKOUT(Sort.LOST),
    CONTRADICTION(Sort.DUPLICATE),
    STUCK_CHECKOUT(Sort.STUCK),

    // sums
    WRONG_STOCK_LEVEL(Sort.LOST),
    WRONG_WALLET(Sort.LOST),

    // Redis and letters
    WRONG_GATE(Sort.LOST),
    STUCK_TICKET(Sort.STUCK),
    STUCK_LETTER(Sort.STUCK);

    private final Sort sort;

    Kind(Sort sort) {
        this.sort = sort;
    }

    public Sort sort() {
        return sort;
    }

    /** As it stands in the keys of texts. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
