package seckill.checkout;

/** Remembers each switch of a scenario's mode, who made it and why; the number of a switch is the epoch. */
public interface ModeJournal {

    /** The newest choice for a scenario, recording this mode as a new switch when it differs. */
    ModeChoice agree(String scenario, String mode, String operator, String reason);

    /** The newest recorded mode of a scenario, or the given one when nothing is recorded. */
    String modeOf(String scenario, String otherwise);
}
