package seckill.checkout;

import java.util.Comparator;
import java.util.List;
import seckill.order.api.OrderCommand;

/**
 * In which order a checkout that travels carries its steps out: the order goes first, whatever the scenario's table says,
 * because it is what a second checkout of the same order must find; what cannot be refused goes last.
 */
public final class Stops {

    private Stops() {}

    /** The same steps in that order. */
    public static List<Step<?>> inOrder(List<Step<?>> steps) {
        return steps.stream().<Step<?>>map(it -> it).sorted(Comparator.comparingInt(Stops::turn)).toList();
    }

    private static int turn(Step<?> step) {
        if (step.command() instanceof OrderCommand) {
            return 0;
        }
        return step.following() ? 2 : 1;
    }
}
