package seckill.participant;

import java.util.ArrayList;
import java.util.List;

/**
 * A module that takes part in a checkout.
 *
 * <p>Participants never call one another: the checkout is the only orchestrator. How the effect of a command becomes
 * final (at once, with a global transaction, …) is the business of the mode that calls, and travels beside the call,
 * never in it.
 *
 * @param <C> the sealed family of commands which this participant understands
 */
public interface Participant<C extends Command> {

    /** More would keep rows locked for longer, and gain little: the price of one commit is shared by then. */
    int TOGETHER_MAX = 100;

    /**
     * Carries the command out in one local transaction, or repeats the answer which it got the first time.
     *
     * @return what became of it
     * @throws CommandFailedException when it could not be carried out, or nobody can tell; it may be sent again. A lost
     *                                connection or a timeout shows as another exception and means the same
     * @throws CommandIdReusedException when its id belongs to another command
     */
    Reply carryOut(C command) throws CommandFailedException, CommandIdReusedException;

    /**
     * Carries out one part of a command, in one local transaction and once, for a checkout that travels. Never called within a
     * global transaction.
     *
     * @return what became of it; only {@link Phase#DO} may be refused
     */
    Reply take(Phase phase, C command) throws CommandFailedException, CommandIdReusedException;

    /**
     * Carries out the same part of several commands, of different checkouts; in fewer local transactions than commands where
     * that can be.
     *
     * @param commands at most {@value #TOGETHER_MAX}
     * @return a reply for each, in their order; the same as one by one
     * @throws CommandFailedException when one of them could not be carried out; the others may have been
     */
    default List<Reply> takeAll(Phase phase, List<C> commands) throws CommandFailedException, CommandIdReusedException {
        List<Reply> replies = new ArrayList<>();
        commands.forEach(command -> replies.add(take(phase, command)));
        return replies;
    }

    /**
     * What this participant remembers of a command; reads committed data only, never waits and changes nothing.
     *
     * @return the trace, whose state is {@link CommandTrace.State#NONE} when the command left none
     */
    CommandTrace trace(CommandId id);

    /**
     * Sees to it that a command which has left no trace leaves none any more: whoever brings it later fails. One that has left a trace,
     * committed or not, stays as it is. May be repeated; never called within a global transaction.
     *
     * @return what {@link #trace} says afterwards: {@link CommandTrace.State#NONE} without a transaction when it is given up, now or before
     * @throws CommandFailedException when nobody can tell
     */
    CommandTrace giveUp(CommandId id) throws CommandFailedException;
}
