package seckill.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderState;
import seckill.order.api.OrderView;
import seckill.order.api.OverdueOrder;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.FirstStop;
import seckill.participant.Phase;
import seckill.participant.Publishing;
import seckill.participant.Reply;
import seckill.participant.Slip;
import seckill.transaction.CommandForms;

/** Carries each command out once, in the form that its caller's mode wants. */
final class OrderParticipant implements OrderApi {

    private final CommandForms<OrderCommand> forms;
    private final FirstStop first;
    private final ReadOrders readOrders;

    OrderParticipant(CommandForms<OrderCommand> forms, FirstStop first, ReadOrders readOrders) {
        this.forms = forms;
        this.first = first;
        this.readOrders = readOrders;
    }

    @Override
    public Reply carryOut(OrderCommand command) {
        return forms.carryOut(command);
    }

    @Override
    public Reply take(Phase phase, OrderCommand command) {
        return forms.take(phase, command);
    }

    @Override
    public List<Reply> takeAll(Phase phase, List<OrderCommand> commands) {
        return new ArrayList<>(forms.takeAll(phase, commands));
    }

    @Override
    public Reply begin(Slip slip, Publishing how) {
        return first.begin(slip, how);
    }

    @Override
    public CommandTrace trace(CommandId id) {
        return forms.trace(id);
    }

    @Override
    public CommandTrace giveUp(CommandId id) {
        return forms.giveUp(id);
    }

    @Override
    public List<OrderView> order(long buyerId, String orderId) {
        return readOrders.order(buyerId, orderId);
    }

    @Override
    public List<OrderView> ordersOf(long buyerId, int limit) {
        return readOrders.newest(buyerId, limit);
    }

    @Override
    public List<OrderView> ordersBefore(long buyerId, Instant placedAt, String orderId, int limit) {
        return readOrders.before(buyerId, placedAt, orderId, limit);
    }

    @Override
    public List<OrderState> statesOf(List<String> orderIds) {
        return readOrders.states(orderIds);
    }

    @Override
    public List<OverdueOrder> overdueAfter(Instant deadline, String orderId, int limit) {
        return readOrders.overdueAfter(deadline, orderId, limit);
    }
}
