package seckill.reconcile;

import java.util.Optional;
import seckill.payment.api.MoneyOfOrder;

/** How the money and the points of an order differ from what they should be; named by what is worst for the buyer. */
final class MoneyDifference {

    private MoneyDifference() {}

    static Optional<Kind> between(MoneyOfOrder seen, MoneyOfOrder should) {
        if (seen.equals(should)) {
            return Optional.empty();
        }
        if (seen.heldMinor() > 0 || seen.refundingMinor() > 0 || !seen.nextPoints().isEmpty()) {
            return Optional.of(Kind.STUCK_PAYMENT);
        }
        if (seen.takenMinor() != should.takenMinor()) {
            return Optional.of(taken(seen.takenMinor(), should.takenMinor()));
        }
        if (seen.returnedMinor() != should.returnedMinor()) {
            return Optional.of(seen.returnedMinor() < should.returnedMinor() ? Kind.LOST_REFUND : Kind.DUPLICATE_REFUND);
        }
        if (seen.movedPoints() != should.movedPoints()) {
            return Optional.of(seen.movedPoints() < should.movedPoints() ? Kind.LOST_POINTS : Kind.DUPLICATE_POINTS);
        }
        return Optional.of(payment(seen, should)); // what moved is right, what was noted about it is not
    }

    private static Kind taken(long seen, long should) {
        if (seen < should) {
            return Kind.LOST_PAYMENT;
        }
        return should == 0 ? Kind.ORPHAN_PAYMENT : Kind.DUPLICATE_PAYMENT;
    }

    private static Kind payment(MoneyOfOrder seen, MoneyOfOrder should) {
        return seen.capturedMinor() > should.capturedMinor() ? Kind.ORPHAN_PAYMENT : Kind.LOST_PAYMENT;
    }
}
