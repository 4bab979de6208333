package seckill.checkout;

import java.util.List;

/**
 * A business transaction as a table of steps: which participants, which commands, in which order.
 *
 * @param <I> what the buyer intends; it is stored with the checkout, so the table can be drawn up again after a crash
 */
public interface Scenario<I extends Intent> {

    /** Lower case with hyphens, stable: it is stored and configured. */
    String name();

    /** The kind of intent this scenario carries out. */
    Class<I> intent();

    /** The steps in order; the same checkout and intent always give the same commands. */
    List<Step<?>> steps(Checkout checkout, I intent);
}
