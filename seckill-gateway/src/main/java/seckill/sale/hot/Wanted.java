package seckill.sale.hot;

import java.util.Objects;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.sale.gate.Wish;

/**
 * What is asked for, as it comes.
 *
 * @param quantity units, 1 when absent
 * @param scenario buy-now, which is meant when it is absent, or place-order
 */
record Wanted(Integer quantity, String scenario) {

    static final Wanted ONE = new Wanted(null, null);

    private static final String BUY_NOW = "buy-now";
    private static final String PLACE_ORDER = "place-order";

    /** More than any sale lets one buyer have. */
    private static final int QUANTITY_MAX = 1_000;

    Wish wish(long saleId, String ticket, long buyerId) {
        int units = Objects.requireNonNullElse(quantity, 1);
        String how = Objects.requireNonNullElse(scenario, BUY_NOW);
        if (units < 1 || units > QUANTITY_MAX) {
            throw new ProblemException(Problem.INVALID_QUANTITY);
        }
        if (!how.equals(BUY_NOW) && !how.equals(PLACE_ORDER)) {
            throw new ProblemException(Problem.UNKNOWN_SCENARIO);
        }
        return new Wish(saleId, ticket, buyerId, units, how);
    }
}
