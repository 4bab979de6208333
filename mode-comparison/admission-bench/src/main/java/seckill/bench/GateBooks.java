package seckill.bench;

/** Where a gate keeps its tickets, and how they are forgotten: as Redis would forget them, or a table that was emptied. */
interface GateBooks {

    /** That of the shop. */
    String USUAL_DURABILITY = "always";

    /** Tickets that have not ended. */
    long tickets(long saleId);

    /** Everything, the gate too. */
    void forget(long saleId);
}
