package seckill.payment;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentCommand.Deposit;
import seckill.payment.api.PaymentCommand.Refund;
import seckill.payment.api.WalletView.Kind;
import seckill.payment.mybatis.MovementMapper;

/** Writes down what moved a balance, under an id which makes each movement happen once. */
public final class Movements {

    private final MovementMapper movements;
    private final Clock clock;

    Movements(MovementMapper movements, Clock clock) {
        this.movements = movements;
        this.clock = clock;
    }

    /** @param id of the movement: the command's, or one of a single attempt at it */
    public void captured(Charge charge, String id) {
        movements.insert(captured(List.of(charge), it -> id));
    }

    /**
     * What is to be written when these are captured.
     *
     * @param id of each movement
     */
    List<MovementMapper.Row> captured(List<Charge> charges, Function<Charge, String> id) {
        return charges.stream()
                .map(it -> row(id.apply(it), it.buyerId(), Kind.CAPTURE, -it.amount().minor(), it.orderId()))
                .toList();
    }

    /** What compensates a capture. */
    public void reversed(Charge charge, String id) {
        movements.insert(List.of(row(
                id,
                charge.buyerId(),
                Kind.REVERSAL,
                charge.amount().minor(),
                charge.orderId())));
    }

    public void refunded(Refund refund) {
        movements.insert(List.of(row(
                refund.id().value(),
                refund.buyerId(),
                Kind.REFUND,
                refund.amount().minor(),
                refund.orderId())));
    }

    public void deposited(Deposit deposit) {
        movements.insert(List.of(row(
                deposit.id().value(),
                deposit.buyerId(),
                Kind.DEPOSIT,
                deposit.amount().minor(),
                null)));
    }

    void opened(List<Long> buyerIds, long minor) {
        movements.insert(buyerIds.stream()
                .map(id -> row("open/" + id, id, Kind.DEPOSIT, minor, null))
                .toList());
    }

    private MovementMapper.Row row(String id, long buyerId, Kind kind, long minor, String orderId) {
        return new MovementMapper.Row(
                id, buyerId, kind.name(), minor, orderId, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
