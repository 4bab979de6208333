package seckill.participant;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Names one step of one checkout: {@code checkout/step}, for instance {@code 0f3c…/deduct-stock}.
 *
 * @param checkout the checkout's id, 8 to 64 characters of {@code [A-Za-z0-9_-]}
 * @param step     the step's name within its scenario, 1 to 32 characters of {@code [a-z-]}
 */
public record CommandId(String checkout, String step) implements Serializable {

    private static final Pattern CHECKOUT = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final Pattern STEP = Pattern.compile("[a-z-]{1,32}");

    public CommandId {
        if (!CHECKOUT.matcher(checkout).matches()) {
            throw new IllegalArgumentException("checkout id must match " + CHECKOUT);
        }
        if (!STEP.matcher(step).matches()) {
            throw new IllegalArgumentException("step must match " + STEP);
        }
    }

    /** The form that is stored, at most 97 characters. */
    public String value() {
        return checkout + "/" + step;
    }

    @Override
    public String toString() {
        return value();
    }
}
