package seckill.participant;

/**
 * A participant could not carry a command out for a technical reason.
 *
 * <p>Whoever catches it knows nothing about the outcome: the same command may be sent again, or asked for by
 * {@link Participant#trace}. The cause stays in the participant's log; only its words travel.
 */
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param reason what went wrong, for the log of the caller */
    public CommandFailedException(CommandId id, String reason) {
        super("command " + id.value() + " failed: " + reason);
    }
}
