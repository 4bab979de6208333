package seckill.compare.controls;

import java.util.List;

/**
 * What a control came to.
 *
 * @param wrong what was broken with the mistake
 * @param right what was broken without it: should be empty
 * @param error why it could not be run, empty when it was
 */
public record Seen(Control control, List<Broken> wrong, List<Broken> right, String error) {

    /** Whether the mistake was seen, and only the mistake. */
    public boolean isRed() {
        return error.isEmpty() && !wrong.isEmpty() && right.isEmpty();
    }

    /** The invariants that caught it, such as {@code I1, I2}; empty when nothing did. */
    public String caughtBy() {
        return String.join(", ", wrong.stream().map(Broken::invariant).distinct().sorted().toList());
    }
}
