package seckill.stock.api;

import java.util.List;
import seckill.participant.CommandFailedException;
import seckill.participant.CommandIdReusedException;
import seckill.participant.Reply;

/**
 * Runs flash sales: plans them, and moves their units between them and the shelf.
 *
 * <p>Whoever changes a sale does it under a lock, and locks can be lost without their holder noticing. So each change carries
 * its lock's number, which grows from holder to holder, and the database lets no earlier one in after a later one.
 *
 * <p>Source of the fence: Kleppmann, How to do distributed locking (2016).
 */
public interface SalesApi {

    /**
     * Carries the command out, or repeats that it was; refused, it leaves nothing and may be sent again.
     *
     * @param fence the number of the caller's lock, higher than that of every holder before
     * @return done, or refused with a {@link SaleRefusal}
     */
    Reply carryOut(SaleCommand command, long fence) throws CommandFailedException, CommandIdReusedException;

    /** The highest number under which this sale was changed, 0 when nobody has. */
    long fenceOf(long saleId);

    /** Where the units of these sales are, of those that exist; at most 100 numbers. */
    List<SaleUnits> unitsOf(List<Long> saleIds);
}
