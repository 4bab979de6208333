package seckill.checkout;

import java.time.Instant;
import seckill.participant.CommandId;

/**
 * One buyer's attempt at a scenario.
 *
 * @param id    the idempotency key which the buyer's client chose; also the id of the order that it places
 * @param mode  the mode that carries it, fixed when it begins
 * @param epoch the number of the switch by which that mode came
 */
public record Checkout(String id, long buyerId, String scenario, String mode, long epoch, Instant begunAt) {

    /** The id of the command of one of its steps. */
    public CommandId command(String step) {
        return new CommandId(id, step);
    }
}
