package seckill.payment;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Revoke;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.mybatis.PointsMapper;
import seckill.transaction.PendingElsewhereException;

/** Gives points for an order once, and takes them back once. */
public final class Points {

    private final PointsMapper points;
    private final Clock clock;

    Points(PointsMapper points, Clock clock) {
        this.points = points;
        this.clock = clock;
    }

    /** @param movementId under which the ledger keeps it, once */
    public Optional<PaymentRefusal> award(Award command, String movementId) {
        try {
            points.award(command.orderId(), command.buyerId(), command.points());
        } catch (DuplicateKeyException anotherCommandWasFirst) {
            requireNonePending(command.orderId());
            return Optional.of(PaymentRefusal.ALREADY_AWARDED);
        }
        if (points.add(command.buyerId(), command.points()) == 0) {
            return Optional.of(PaymentRefusal.NO_WALLET);
        }
        awarded(command, movementId);
        return Optional.empty();
    }

    void revoke(Revoke command) {
        Long awarded = points.awarded(command.orderId(), command.buyerId());
        if (awarded == null) {
            return; // bought in a way that earns none, or they have been taken back
        }
        if (points.revoke(command.orderId(), command.buyerId(), awarded) == 0) {
            throw new PendingElsewhereException("the points of order " + command.orderId());
        }
        if (points.take(command.buyerId(), awarded) == 0) {
            throw new IllegalStateException("buyer " + command.buyerId() + " has fewer points than an order earned");
        }
        revoked(command, awarded);
    }

    /** Throws when another global transaction has announced something for the order's points. */
    public void requireNonePending(String orderId) {
        if (points.pending(orderId)) {
            throw new PendingElsewhereException("the points of order " + orderId);
        }
    }

    public void awarded(Award award, String movementId) {
        moved(movementId, award.buyerId(), "AWARD", award.points(), award.orderId());
    }

    public void revoked(Revoke revocation, long n) {
        moved(revocation.id().value(), revocation.buyerId(), "REVOCATION", -n, revocation.orderId());
    }

    /** What compensates an award. */
    public void reversed(Award award, String movementId) {
        moved(movementId, award.buyerId(), "REVERSAL", -award.points(), award.orderId());
    }

    private void moved(String id, long buyerId, String kind, long n, String orderId) {
        points.moved(id, buyerId, kind, n, orderId, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
