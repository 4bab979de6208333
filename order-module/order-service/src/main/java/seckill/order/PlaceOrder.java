package seckill.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import seckill.order.api.OrderCommand.PaymentTerm;
import seckill.order.api.OrderCommand.Place;
import seckill.order.api.OrderLine;
import seckill.order.api.OrderStatus;
import seckill.order.mybatis.OrderLineMapper;
import seckill.order.mybatis.OrderMapper;

/** Writes a new order with its lines; a second order of the same id fails on the primary key. */
public final class PlaceOrder {

    private final OrderMapper orders;
    private final OrderLineMapper lines;
    private final Clock clock;

    PlaceOrder(OrderMapper orders, OrderLineMapper lines, Clock clock) {
        this.orders = orders;
        this.lines = lines;
        this.clock = clock;
    }

    void place(Place command) {
        switch (command.payment()) {
            case PaymentTerm.Now() -> write(command, OrderStatus.PAID, null, null);
            case PaymentTerm.Until(Instant deadline) -> write(command, OrderStatus.PENDING, utc(deadline), null);
        }
    }

    /** Writes it as PENDING, whatever it is going to be, and announces that. */
    public void announce(Place command) {
        OrderMapper.Announced announced = announced(command);
        orders.insert(announced.row(), announced.next());
        lines.insert(rows(command));
    }

    /** The same for several orders, in two statements. */
    public void announceAll(List<Place> commands) {
        orders.insertAll(commands.stream().map(this::announced).toList());
        lines.insert(commands.stream().map(PlaceOrder::rows).flatMap(List::stream).toList());
    }

    private OrderMapper.Announced announced(Place command) {
        return switch (command.payment()) {
            case PaymentTerm.Now() ->
                new OrderMapper.Announced(row(command, OrderStatus.PENDING, null), OrderStatus.PAID.name());
            case PaymentTerm.Until(Instant deadline) ->
                new OrderMapper.Announced(row(command, OrderStatus.PENDING, utc(deadline)), OrderStatus.PENDING.name());
        };
    }

    private void write(Place command, OrderStatus status, LocalDateTime deadline, String next) {
        orders.insert(row(command, status, deadline), next);
        lines.insert(rows(command));
    }

    private OrderMapper.Row row(Place command, OrderStatus status, LocalDateTime deadline) {
        return new OrderMapper.Row(
                command.orderId(),
                command.placement().buyerId(),
                status.name(),
                command.placement().scenario(),
                command.placement().mode(),
                command.placement().epoch(),
                command.total().minor(),
                command.total().currency(),
                utc(clock.instant()),
                deadline);
    }

    private static List<OrderLineMapper.Row> rows(Place command) {
        return IntStream.range(0, command.lines().size())
                .mapToObj(i -> row(command.orderId(), i + 1, command.lines().get(i)))
                .toList();
    }

    private static OrderLineMapper.Row row(String orderId, int lineNo, OrderLine line) {
        return new OrderLineMapper.Row(
                orderId, lineNo, line.sku(), line.saleId(), line.quantity(), line.unitPrice().minor());
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
