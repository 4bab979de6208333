package seckill.order.saga;

import java.util.List;
import java.util.Optional;
import seckill.order.api.OrderCommand;
import seckill.participant.Refusal;
import seckill.transaction.TryConfirmCancel;

/**
 * Orders in a saga, which are as in TCC: an order's announced status is the lock that keeps others from what the saga's other
 * steps have done already, and may compensate (a semantic lock).
 */
public final class OrderSaga implements TryConfirmCancel<OrderCommand> {

    private final TryConfirmCancel<OrderCommand> tcc;

    public OrderSaga(TryConfirmCancel<OrderCommand> tcc) {
        this.tcc = tcc;
    }

    @Override
    public Optional<? extends Refusal> tryOut(OrderCommand command) {
        return tcc.tryOut(command);
    }

    @Override
    public boolean tryOutAll(List<OrderCommand> commands) {
        return tcc.tryOutAll(commands);
    }

    @Override
    public void confirmAll(List<OrderCommand> commands) {
        tcc.confirmAll(commands);
    }

    @Override
    public void decide(OrderCommand command) {
        tcc.decide(command);
    }

    @Override
    public void confirm(OrderCommand command) {
        tcc.confirm(command);
    }

    /** Removes an order that nobody was promised, or leaves one as it was. */
    @Override
    public void cancel(OrderCommand command) {
        tcc.cancel(command);
    }
}
