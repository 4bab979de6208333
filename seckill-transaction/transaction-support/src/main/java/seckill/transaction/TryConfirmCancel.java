package seckill.transaction;

import java.util.List;
import java.util.Optional;
import seckill.participant.Command;
import seckill.participant.Refusal;

/**
 * A participant's commands in three parts: what is set aside at first, and what becomes of it in the end.
 *
 * <p>Each part runs in one local transaction together with the fence and the command's own row. The fence lets exactly one
 * of confirm and cancel take effect, once, and only after a try that was committed; so none of the three looks for
 * repeats, and cancel need not fear that there was no try.
 */
public interface TryConfirmCancel<C extends Command> {

    /** Sets aside what confirm will need, or says why not; nothing is kept of a refused try. */
    Optional<? extends Refusal> tryOut(C command);

    /**
     * Does what {@link #tryOut} does for several commands of different checkouts, in the transaction at hand.
     *
     * @return false when it cannot be had for all of them; the caller rolls back then
     */
    default boolean tryOutAll(List<C> commands) {
        return commands.stream().allMatch(command -> tryOut(command).isEmpty());
    }

    /** Makes several final, as {@link #confirm} does. */
    default void confirmAll(List<C> commands) {
        commands.forEach(this::confirm);
    }

    /** Makes it final. There is nothing left to refuse: an exception here is a defect or a conflict, and is tried again. */
    void confirm(C command);

    /** Shows what will be made final, and keeps others away as before; only where a checkout's decision is made. */
    default void decide(C command) {}

    /** Undoes what the try did, to the last column. */
    void cancel(C command);
}
