package seckill.checkout;

import java.util.List;
import seckill.participant.Command;
import seckill.participant.CommandTrace;
import seckill.participant.Participant;
import seckill.participant.Phase;
import seckill.participant.Reply;

/**
 * One line of a scenario's table: a command and the participant that carries it out.
 *
 * @param following whether it cannot be refused once the steps before it were accepted; a mode may then tell the buyer before
 *                  it is done
 */
public record Step<C extends Command>(Participant<C> participant, C command, boolean following) {

    /** A step that may be refused. */
    public Step(Participant<C> participant, C command) {
        this(participant, command, false);
    }

    /** A step that cannot be refused once those before it were accepted. */
    public static <C extends Command> Step<C> following(Participant<C> participant, C command) {
        return new Step<>(participant, command, true);
    }

    /** Has the participant carry it out, in whatever transaction is bound to this thread. */
    public Reply carryOut() {
        return participant.carryOut(command);
    }

    /** Has the participant carry out one part of it, for a checkout that travels. */
    public Reply take(Phase phase) {
        return participant.take(phase, command);
    }

    /** Has the participant which they all have carry out one part of each; answers in their order. */
    @SuppressWarnings("unchecked") // a participant's steps carry its own commands
    public static <C extends Command> List<Reply> takeAll(Phase phase, List<Step<?>> ofOneParticipant) {
        List<Step<C>> steps = ofOneParticipant.stream().map(it -> (Step<C>) it).toList();
        return steps.getFirst().participant().takeAll(phase, steps.stream().map(Step::command).toList());
    }

    /** What the participants remember of these steps, in their order. */
    public static List<CommandTrace> traces(List<Step<?>> steps) {
        return steps.stream().map(Step::trace).toList();
    }

    /**
     * Sees to it that nobody carries these steps any more, not even a carrier that is only slow: every attempt begins with the first of them,
     * and that one fails from now on.
     *
     * @return whether that is so; not when the first has left a trace meanwhile
     */
    public static boolean giveUp(List<Step<?>> steps) {
        Step<?> first = steps.getFirst();
        return first.participant.giveUp(first.command.id()).equals(CommandTrace.none());
    }

    /** What the participant remembers of it. */
    public CommandTrace trace() {
        return participant.trace(command.id());
    }
}
