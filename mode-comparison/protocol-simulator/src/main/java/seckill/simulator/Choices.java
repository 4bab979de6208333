package seckill.simulator;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * All that is left to chance in a run, as a list of numbers: the same list is the same run, and a smaller list is a simpler one. Zero is
 * always the choice of a quiet day.
 *
 * <p>Source: the choice sequences of Hypothesis (MacIver and Donaldson, "Test-Case Reduction via Test-Case Generation", 2020).
 */
final class Choices {

    private final RandomGenerator random;
    private final int[] given;
    private final BitSet rare = new BitSet();
    private int[] made = new int[64];
    private int[] bounds = new int[64];
    private int count;

    private Choices(RandomGenerator random, int[] given) {
        this.random = random;
        this.given = given;
    }

    static Choices by(RandomGenerator random) {
        return new Choices(random, new int[0]);
    }

    /** What is asked for beyond the end of the list is zero. */
    static Choices replayed(int... given) {
        return new Choices(null, given);
    }

    /** @return 0 to bound - 1 */
    int next(int bound) {
        int choice = 0;
        if (random != null) {
            choice = random.nextInt(bound);
        } else if (count < given.length) {
            choice = given[count] % bound;
        }
        if (count == made.length) {
            made = Arrays.copyOf(made, 2 * count);
            bounds = Arrays.copyOf(bounds, 2 * count);
        }
        bounds[count] = bound;
        made[count++] = choice;
        return choice;
    }

    /** True once in so many times. */
    boolean rarely(int oneIn) {
        rare.set(count);
        return next(oneIn) == oneIn - 1;
    }

    int count() {
        return count;
    }

    /** How many choices there were. */
    int bound(int at) {
        return bounds[at];
    }

    /** Whether it was only asked if the last of them was made. */
    boolean isRare(int at) {
        return rare.get(at);
    }

    /** Without the zeros at the end, which would be made anyway. */
    int[] made() {
        int length = count;
        while (length > 0 && made[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(made, length);
    }
}
