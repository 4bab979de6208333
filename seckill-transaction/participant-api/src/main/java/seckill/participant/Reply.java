package seckill.participant;

import java.io.Serializable;

/**
 * A participant's answer to a command: done, or refused for a business reason.
 *
 * <p>A refusal is a value and changes nothing at the participant; a failure (a lost connection, a timeout, a broken
 * database) is an exception, after which nobody knows whether the command was carried out.
 */
public sealed interface Reply extends Serializable {

    /** The command's effect is there (now, or since an earlier call with the same id). */
    record Done() implements Reply {}

    /**
     * The participant refuses, and nothing changed.
     *
     * @param refusal the business reason, an enum constant of the participant's API
     */
    record Refused(Refusal refusal) implements Reply {}

    static Reply done() {
        return new Done();
    }

    static Reply refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
