package seckill.compare;

/**
 * What one buyer wants next.
 *
 * @param product which of the plan's products
 */
record Wish(Kind kind, int product) {

    /** What must become of it. */
    enum Kind {
        GOOD,
        /** For a product of which there are a few units only: in the end refused. */
        SCARCE,
        /** By somebody who cannot pay, which the last participant finds. */
        POOR
    }
}
