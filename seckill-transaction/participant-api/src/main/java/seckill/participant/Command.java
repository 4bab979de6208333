package seckill.participant;

import java.io.Serializable;

/**
 * One write that a checkout asks of a participant.
 *
 * <p>The id makes the command repeatable: a participant that has already carried it out answers as it did the first time
 * and changes nothing. Ids are made by {@link CommandId}.
 */
public interface Command extends Serializable {

    /** The id of this command, unique in the shop. */
    CommandId id();
}
