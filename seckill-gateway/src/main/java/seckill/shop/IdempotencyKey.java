package seckill.shop;

import java.util.regex.Pattern;
import seckill.problem.Problem;
import seckill.problem.ProblemException;

/** What makes a write repeatable: chosen by the buyer's client, the id of the checkout that it begins. */
public record IdempotencyKey(String value) {

    /** The shop's own keys begin so; a buyer who knew one beforehand could take it, and keep an order from being given up. */
    static final String OF_THE_SHOP = "timeout-";

    private static final Pattern SHAPE = Pattern.compile("(?!" + OF_THE_SHOP + ")[A-Za-z0-9_-]{8,64}");

    public IdempotencyKey {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw new ProblemException(Problem.INVALID_IDEMPOTENCY_KEY);
        }
    }
}
