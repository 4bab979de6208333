package seckill.checkout.ticket;

import java.util.List;
import seckill.stock.api.StockLine;

/**
 * Takes units off the counters of what is sold under admission, and writes the checkout into the journal, as one thing.
 *
 * <p>A counter is a hint: where there is none everybody is admitted, and the database refuses.
 */
public interface Admission {

    /**
     * Admits a checkout once; whoever comes with the same id again is told so first, before anybody looks for units.
     *
     * @param ticket the checkout's id
     * @param lines  the units that it wants to take, none when it takes none
     */
    Answer admit(String ticket, List<StockLine> lines);

    /**
     * Sees to it that a checkout which was begun is in the journal, whatever became of its ticket. It is not refused for want
     * of units: its steps may have been carried out, and if not, the database refuses.
     */
    Answer again(String ticket, List<StockLine> lines);

    /** What an admission says. */
    enum Answer {
        /** It is in the journal now. */
        TICKET,
        /** It was admitted before. */
        ALREADY,
        /** Fewer units than it wants; nothing was written. */
        SOLD_OUT,
        /** It was given up before it was admitted, and nothing was taken; it will not be admitted any more. */
        GIVEN_UP
    }
}
