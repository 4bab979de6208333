package seckill.sale.gate.jdbc;

/** How a gate in the database counts what is left; everything in the transaction at hand. */
interface Units {

    /** Whether they are counted in other rows than the gate's: then whoever takes some keeps whoever builds the gate out. */
    boolean areApart();

    /**
     * Takes units for a ticket.
     *
     * @param holder buyer and ticket
     * @return false when there are fewer, and nothing was taken
     */
    boolean take(long saleId, String holder, int quantity);

    /** Gives the units of a ticket back. */
    void giveBack(long saleId, String holder, int quantity);

    long left(long saleId);

    /** Has so many left; nobody else changes the sale's units meanwhile. */
    void set(long saleId, long left);
}
