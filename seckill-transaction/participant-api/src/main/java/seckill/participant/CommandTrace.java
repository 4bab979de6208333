package seckill.participant;

import java.io.Serializable;

/**
 * The row a command left at its participant.
 *
 * @param state whether there is a row, and what it says
 * @param xid   the global transaction in which it was carried out, empty when there was none; without a row that is
 *              committed, the one in which it waits to be
 * @param refusal the name of the reason when it was refused, empty otherwise
 */
public record CommandTrace(State state, String xid, String refusal) implements Serializable {

    /** What the row says. */
    public enum State {
        /** No row that is committed: never arrived, rolled back, given up, or waiting for the end of its global transaction. */
        NONE,
        DONE,
        REFUSED
    }

    public static CommandTrace none() {
        return new CommandTrace(State.NONE, "", "");
    }
}
