package seckill.participant;

import java.util.List;

/**
 * A participant's books as reconciliation reads and corrects them: what it has about each order, whatever brought it there.
 *
 * <p>Reading sees committed data only and waits for nobody. Correcting is a command like any other: it has an id of its own, is
 * carried out once, and leaves alone what a global transaction may still put back.
 *
 * @param <E> what the participant has about one order
 */
public interface Books<E extends Entry> {

    /** An answer of some hundreds of kilobytes. */
    int ORDERS_MAX = 500;

    /**
     * The orders about which there is anything, in the order of their ids.
     *
     * @param orderId the last one of the page before, empty for the first page
     * @param limit   1 to {@value #ORDERS_MAX}
     */
    List<String> orderIdsAfter(String orderId, int limit);

    /** What there is about these orders, for those about which there is anything; at most {@value #ORDERS_MAX}. */
    List<E> of(List<String> orderIds);

    /**
     * Those of these checkouts which are not over here, whatever their buyers were told: an undo row or a fence row waits for the second
     * phase, or what a letter announced waits for the next one. At most {@value #ORDERS_MAX}.
     */
    List<String> unfinished(List<String> checkouts);

    /**
     * Makes an order's entry what it should be, with everything that depends on it, in one local transaction.
     *
     * @param id        of this correction; the same one again changes nothing
     * @param seen      what was found; a correction of something else is refused
     * @param should    what is to be there
     * @param takenBack checkouts whose commands count as taken back from now on, because the shop says that they did nothing
     * @return done, or refused with a {@link RepairRefusal}
     */
    Reply correct(CommandId id, E seen, E should, List<String> takenBack) throws CommandFailedException, CommandIdReusedException;

    /** Sums of this participant which are not the sum of their parts, at one instant; at most a hundred. */
    List<Drift> drifts();

    /**
     * Makes a sum again what its parts add up to.
     *
     * @param seen what was found; a correction of something else is refused
     * @return done, or refused with a {@link RepairRefusal}
     */
    Reply addUp(CommandId id, Drift seen) throws CommandFailedException, CommandIdReusedException;
}
