package seckill.shop;

import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** What makes a write repeatable: chosen by the buyer's client, the id of the checkout that it begins. */
public record IdempotencyKey(String value) {

    /** The shop's own keys begin so; a buyer who knew one beforehand could take it, and keep an order from being given up. */
    static final String OF_THE_SHOP = "timeout-";

    private static final int LENGTH_MIN = 8;
    private static final int LENGTH_MAX = 64;

    public IdempotencyKey {
        if (value == null || value.startsWith(OF_THE_SHOP) || !hasShape(value)) {
            throw new ProblemException(Problem.INVALID_IDEMPOTENCY_KEY);
        }
    }

    /** {@code [A-Za-z0-9_-]{8,64}}, without an expression: it is looked at before each ticket of a sale. */
    private static boolean hasShape(String value) {
        if (value.length() < LENGTH_MIN || value.length() > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-')) {
                return false;
            }
        }
        return true;
    }
}
