package seckill.compare.history;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import seckill.compare.history.Event.Kind;

/**
 * How many units others may have held at once while a buyer waited for an answer, by a sweep over the intervals of their requests.
 *
 * <p>A request may hold its units from when it was sent: until its answer when that was "sold out", too, and else for good. What failed, or
 * was refused by a later step, gives its units back, but may do so after its answer, when whoever has them is back. So "sold out" is
 * wrong beyond doubt only when not even all of these together leave too few.
 */
final class SoldOut {

    /** As the shop calls it. */
    static final String REASON = "out-of-stock";

    private SoldOut() {}

    static long mostThatMayHaveBeenTaken(List<Operation> ofTheProduct, Operation refused) {
        long from = refused.invoked().us();
        long to = refused.ended().orElseThrow().us();
        List<Operation> others = ofTheProduct.stream().filter(it -> it != refused).toList();
        // what is held only grows when somebody asks: those instants within the interval, and its beginning, are all there are to look at
        return Stream.concat(Stream.of(from), others.stream().map(it -> it.invoked().us()).filter(us -> us > from && us <= to))
                .flatMapToLong(at -> LongStream.of(held(others, at)))
                .max()
                .orElse(0);
    }

    private static long held(List<Operation> others, long at) {
        return others.stream()
                .filter(it -> it.invoked().us() <= at && (isForGood(it) || it.ended().orElseThrow().us() >= at))
                .mapToLong(it -> it.invoked().quantity())
                .sum();
    }

    private static boolean isForGood(Operation operation) {
        return operation.outcome() != Kind.REFUSED || !operation.ended().orElseThrow().reason().equals(REASON);
    }
}
