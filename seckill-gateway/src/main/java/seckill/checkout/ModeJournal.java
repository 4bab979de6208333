package seckill.checkout;

import java.util.function.LongFunction;

/** Remembers each switch of a scenario's mode, who made it and why; the number of a switch is the epoch. */
public interface ModeJournal {

    /**
     * The newest choice for a scenario, recording this mode as a new switch when it differs.
     *
     * @param author says who made the switch that follows the one with this epoch, 0 when it is the first
     */
    ModeChoice agree(String scenario, String mode, LongFunction<Author> author);

    /**
     * Who switched, and why.
     *
     * @param operator the operator's login, or the place where the switch was found
     */
    record Author(String operator, String reason) {}

    /** The newest recorded mode of a scenario, or the given one when nothing is recorded. */
    String modeOf(String scenario, String otherwise);
}
