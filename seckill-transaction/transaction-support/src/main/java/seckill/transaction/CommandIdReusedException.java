package seckill.transaction;

import seckill.participant.CommandId;

/** A command came with the id of another command: a programming error of the caller, never a repeat. */
public final class CommandIdReusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CommandIdReusedException(CommandId id) {
        super("command " + id.value() + " was carried out before with other contents");
    }
}
