package seckill.reconcile;

import java.util.List;
import java.util.Optional;
import seckill.stock.api.UnitsOfOrder;
import seckill.stock.api.UnitsOfOrder.Kept;

/** How the units of an order differ from what they should be; until when they may be paid for is no difference. */
final class UnitsDifference {

    private UnitsDifference() {}

    static Optional<Kind> between(UnitsOfOrder seen, UnitsOfOrder should) {
        if (seen.kept().stream().anyMatch(it -> !it.next().isEmpty())) {
            return Optional.of(Kind.STUCK_UNITS);
        }
        if (isIn(seen.kept(), should.kept()) && isIn(should.kept(), seen.kept())) {
            return Optional.empty();
        }
        if (should.kept().stream().noneMatch(it -> it.state().isAway()) && !seen.kept().isEmpty()) {
            return Optional.of(Kind.ORPHAN_UNITS);
        }
        return Optional.of(away(seen) > away(should) ? Kind.DUPLICATE_UNITS : Kind.LOST_UNITS);
    }

    private static boolean isIn(List<Kept> some, List<Kept> others) {
        return some.stream().allMatch(it -> others.stream().anyMatch(it::isAs));
    }

    private static long away(UnitsOfOrder units) {
        return units.kept().stream().filter(it -> it.state().isAway()).mapToLong(Kept::quantity).sum();
    }
}
