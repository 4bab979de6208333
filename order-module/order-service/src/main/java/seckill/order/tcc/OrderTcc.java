package seckill.order.tcc;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import seckill.order.PlaceOrder;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderCommand.Cancel;
import seckill.order.api.OrderCommand.MarkPaid;
import seckill.order.api.OrderCommand.Place;
import seckill.order.api.OrderCommand.Refund;
import seckill.order.api.OrderRefusal;
import seckill.order.jdbc.OrdersTogether;
import seckill.order.mybatis.OrderMapper;
import seckill.transaction.TryConfirmCancel;

/**
 * Orders in three parts. The try announces the next status, and thereby keeps everybody else from the order; its status stays
 * what it was, PENDING for one that is being placed.
 */
public final class OrderTcc implements TryConfirmCancel<OrderCommand> {

    private final PlaceOrder placing;
    private final OrderMapper orders;
    private final OrdersTogether together;
    private final Function<OrderCommand, OrderRefusal> whyNot;
    private final Clock clock;

    /** @param whyNot names the refusal of a command that found no order to change, or throws when it is worth another try */
    public OrderTcc(
            PlaceOrder placing,
            OrderMapper orders,
            OrdersTogether together,
            Function<OrderCommand, OrderRefusal> whyNot,
            Clock clock) {
        this.placing = placing;
        this.orders = orders;
        this.together = together;
        this.whyNot = whyNot;
        this.clock = clock;
    }

    @Override
    public Optional<OrderRefusal> tryOut(OrderCommand command) {
        return switch (command) {
            case Place c -> placing.announce(c);
            case MarkPaid c -> announced(c, orders.announcePaid(
                    c.orderId(), c.buyerId(), c.amount().minor(), c.amount().currency(), now()));
            case Cancel c -> announced(c, orders.announceCancelled(c.orderId(), c.buyerId()));
            case Refund c -> announced(c, orders.announceRefunded(
                    c.orderId(), c.buyerId(), c.amount().minor(), c.amount().currency()));
        };
    }

    @Override
    public boolean tryOutAll(List<OrderCommand> commands) {
        List<Place> placed = commands.stream().filter(Place.class::isInstance).map(Place.class::cast).toList();
        if (placed.size() < commands.size()) {
            return TryConfirmCancel.super.tryOutAll(commands);
        }
        return placing.announceAll(placed);
    }

    private Optional<OrderRefusal> announced(OrderCommand command, int rows) {
        return rows == 1 ? Optional.empty() : Optional.of(whyNot.apply(command));
    }

    @Override
    public void confirm(OrderCommand command) {
        if (orders.arrive(command.orderId()) == 0) {
            throw new IllegalStateException("nothing is announced for order " + command.orderId());
        }
    }

    @Override
    public void confirmAll(List<OrderCommand> commands) {
        List<String> ids = commands.stream().map(OrderCommand::orderId).distinct().toList();
        if (together.arrive(ids) != commands.size()) {
            throw new IllegalStateException("nothing is announced for one of " + ids.size() + " orders");
        }
    }

    /** Everybody may see it now; what follows it is under way, so nobody may change it yet. */
    @Override
    public void decide(OrderCommand command) {
        if (orders.show(command.orderId()) == 0) {
            throw new IllegalStateException("nothing is announced for order " + command.orderId());
        }
    }

    @Override
    public void cancel(OrderCommand command) {
        switch (command) {
            case Place c -> {
                placing.deletePartsOf(c.orderId());
                orders.deletePending(c.orderId());
            }
            case MarkPaid c -> orders.takeBackAnnouncement(c.orderId());
            case Cancel c -> orders.takeBackAnnouncement(c.orderId());
            case Refund c -> orders.takeBackAnnouncement(c.orderId());
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
