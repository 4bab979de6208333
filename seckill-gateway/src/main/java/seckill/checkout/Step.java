package seckill.checkout;

import seckill.participant.Command;
import seckill.participant.CommandTrace;
import seckill.participant.Participant;
import seckill.participant.Reply;

/** One line of a scenario's table: a command and the participant that carries it out. */
public record Step<C extends Command>(Participant<C> participant, C command) {

    /** Has the participant carry it out, in whatever transaction is bound to this thread. */
    public Reply carryOut() {
        return participant.carryOut(command);
    }

    /** What the participant remembers of it. */
    public CommandTrace trace() {
        return participant.trace(command.id());
    }
}
