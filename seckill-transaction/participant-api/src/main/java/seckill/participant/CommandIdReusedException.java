package seckill.participant;

/** A command came with the id of another command: an error of the caller, never a repeat; nothing changed. */
public final class CommandIdReusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CommandIdReusedException(CommandId id) {
        super("command " + id.value() + " was carried out before with other contents");
    }
}
