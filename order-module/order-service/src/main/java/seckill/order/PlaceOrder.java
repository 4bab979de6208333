package seckill.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import seckill.order.api.Address;
import seckill.order.api.OrderCommand.PaymentTerm;
import seckill.order.api.OrderCommand.Place;
import seckill.order.api.OrderLine;
import seckill.order.api.OrderRefusal;
import seckill.order.api.OrderStatus;
import seckill.order.api.OrderView;
import seckill.order.jdbc.OrdersTogether;
import seckill.order.mybatis.DeliveryMapper;
import seckill.order.mybatis.OrderLineMapper;
import seckill.order.mybatis.OrderMapper;

/** Writes a new order with its lines, to where the shop delivers; a second order of the same id fails on the primary key. */
public final class PlaceOrder {

    private final OrderMapper orders;
    private final OrderLineMapper lines;
    private final DeliveryMapper deliveries;
    private final OrdersTogether together;
    private final Clock clock;

    PlaceOrder(
            OrderMapper orders, OrderLineMapper lines, DeliveryMapper deliveries, OrdersTogether together, Clock clock) {
        this.orders = orders;
        this.lines = lines;
        this.deliveries = deliveries;
        this.together = together;
        this.clock = clock;
    }

    Optional<OrderRefusal> place(Place command) {
        return unlessOutOfReach(command, () -> {
            orders.insert(
                    switch (command.payment()) {
                        case PaymentTerm.Now() -> row(command, OrderStatus.PAID, null);
                        case PaymentTerm.Until(Instant deadline) -> row(command, OrderStatus.PENDING, utc(deadline));
                    },
                    null);
            writeParts(command);
        });
    }

    /** Writes it as PENDING, whatever it is going to be, and announces that. */
    public Optional<OrderRefusal> announce(Place command) {
        return unlessOutOfReach(command, () -> {
            OrderMapper.Announced announced = announced(command);
            orders.insert(announced.row(), announced.next());
            writeParts(command);
        });
    }

    /** The same for several orders, in as many statements as there are tables; false when one of them is refused. */
    public boolean announceAll(List<Place> commands) {
        if (!commands.stream().map(Place::deliverTo).allMatch(DeliveryArea::reaches)) {
            return false;
        }
        together.insert(commands.stream().map(this::announced).toList());
        together.insertLines(commands.stream().map(it -> rows(it.orderId(), it.lines())).flatMap(List::stream).toList());
        together.insertDeliveries(deliveries(commands));
        return true;
    }

    /** Writes an order as it is said to be, with its parts. */
    void restore(OrderView it) {
        orders.insert(
                new OrderMapper.Row(
                        it.orderId(),
                        it.buyerId(),
                        it.status().name(),
                        it.scenario(),
                        it.mode(),
                        it.epoch(),
                        it.total().minor(),
                        it.total().currency(),
                        utc(it.placedAt()),
                        it.deadline().equals(Instant.EPOCH) ? null : utc(it.deadline())),
                null);
        writeParts(it.orderId(), it.lines(), it.deliverTo());
    }

    /** Deletes what it wrote beside the order. */
    public void deletePartsOf(String orderId) {
        lines.deleteOf(orderId);
        deliveries.deleteOf(orderId);
    }

    private static Optional<OrderRefusal> unlessOutOfReach(Place command, Runnable write) {
        if (!DeliveryArea.reaches(command.deliverTo())) {
            return Optional.of(OrderRefusal.INVALID_ADDRESS);
        }
        write.run();
        return Optional.empty();
    }

    private void writeParts(Place command) {
        writeParts(command.orderId(), command.lines(), command.deliverTo());
    }

    private void writeParts(String orderId, List<OrderLine> of, Address deliverTo) {
        lines.insert(rows(orderId, of));
        if (deliverTo != null) {
            deliveries.insert(List.of(delivery(orderId, deliverTo)));
        }
    }

    private static List<DeliveryMapper.Row> deliveries(List<Place> commands) {
        return commands.stream().filter(it -> it.deliverTo() != null).map(it -> delivery(it.orderId(), it.deliverTo())).toList();
    }

    private static DeliveryMapper.Row delivery(String orderId, Address to) {
        return new DeliveryMapper.Row(
                orderId, to.recipient(), to.street(), to.city(), to.postcode(), to.country());
    }

    private OrderMapper.Announced announced(Place command) {
        return switch (command.payment()) {
            case PaymentTerm.Now() ->
                new OrderMapper.Announced(row(command, OrderStatus.PENDING, null), OrderStatus.PAID.name());
            case PaymentTerm.Until(Instant deadline) ->
                new OrderMapper.Announced(row(command, OrderStatus.PENDING, utc(deadline)), OrderStatus.PENDING.name());
        };
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

    private static List<OrderLineMapper.Row> rows(String orderId, List<OrderLine> of) {
        return IntStream.range(0, of.size())
                .mapToObj(i -> row(orderId, i + 1, of.get(i)))
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
