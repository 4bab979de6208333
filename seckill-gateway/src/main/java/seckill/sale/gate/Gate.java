package seckill.sale.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Gives away the units of sales, each to one ticket, and keeps the journal of tickets until they have ended.
 *
 * <p>A ticket is decided, counted and journaled as one thing: whoever was told that he has one finds it in the journal, whoever dies.
 */
public interface Gate {

    /** The most wishes of one call: beyond it the server's other callers wait too long, and nothing is gained. */
    int TOGETHER_MAX = 128;

    /**
     * Decides about wishes in their order; the same ticket first, whatever else has become of the sale.
     *
     * @param epoch  of the gate that the caller has seen
     * @param wishes of this sale, at most {@value #TOGETHER_MAX}
     * @return a verdict for each
     */
    CompletionStage<List<Verdict>> admit(long saleId, long epoch, List<Wish> wishes);

    /** Empty when there is no gate, because none was built or Redis has lost it. */
    Optional<Standing> standing(long saleId);

    /**
     * Builds the gate, or brings it up to date under the same epoch; tickets under way keep their units.
     *
     * @return false when tickets have ended since the ledger was read, or a later gate is there; nothing was changed then
     */
    boolean build(long saleId, Opening opening);

    /** Has the gate of that epoch say no to everybody for a while, or no longer. */
    void pause(long saleId, long epoch, boolean paused);

    /** When nothing is left, every buyer who has ever got a ticket of this sale, sorted; empty while something is left. */
    Optional<long[]> buyersWhenSoldOut(long saleId);

    /** Tickets that nobody has taken up; then those whose taker has been silent for a lease. */
    List<Ticket> take(long saleId, int max);

    /**
     * Ends tickets, each once: those that became orders, and those that did not, whose units go back to the gate.
     *
     * @param reasons why a ticket became no order, empty for one that did
     * @return whether a gate that had nothing left has something again
     */
    boolean end(long saleId, Map<Ticket, String> reasons);

    /** What became of a buyer's ticket; empty when there is none. */
    Optional<Fate> fate(long saleId, long buyerId, String ticket);

    /**
     * @param units  0 when it was given back
     * @param reason why it was given back, empty otherwise
     */
    record Fate(int units, String reason) {}
}
