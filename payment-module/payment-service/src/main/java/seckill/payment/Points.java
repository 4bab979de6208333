package seckill.payment;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import seckill.participant.CommandId;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Revoke;
import seckill.payment.api.PaymentRefusal;
import seckill.payment.mybatis.PointsMapper;

/** Gives points for an order once, and takes them back once. */
final class Points {

    private final PointsMapper points;
    private final Clock clock;

    Points(PointsMapper points, Clock clock) {
        this.points = points;
        this.clock = clock;
    }

    Optional<PaymentRefusal> award(Award command) {
        try {
            points.award(command.orderId(), command.buyerId(), command.points());
        } catch (DuplicateKeyException anotherCommandWasFirst) {
            return Optional.of(PaymentRefusal.ALREADY_AWARDED);
        }
        if (points.add(command.buyerId(), command.points()) == 0) {
            return Optional.of(PaymentRefusal.NO_WALLET);
        }
        moved(command.id(), command.buyerId(), "AWARD", command.points(), command.orderId());
        return Optional.empty();
    }

    void revoke(Revoke command) {
        Long awarded = points.awarded(command.orderId(), command.buyerId());
        if (awarded == null) {
            return; // bought in a way that earns none, or they have been taken back
        }
        if (points.revoke(command.orderId(), command.buyerId(), awarded) == 0
                || points.take(command.buyerId(), awarded) == 0) {
            throw new IllegalStateException("the points of order " + command.orderId() + " changed meanwhile; try again");
        }
        moved(command.id(), command.buyerId(), "REVOCATION", -awarded, command.orderId());
    }

    private void moved(CommandId id, long buyerId, String kind, long n, String orderId) {
        points.moved(id.value(), buyerId, kind, n, orderId, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
