package seckill.order;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import seckill.order.api.Address;
import seckill.order.api.OrderLine;
import seckill.order.api.OrderState;
import seckill.order.api.OrderStatus;
import seckill.order.api.OrderView;
import seckill.order.api.OverdueOrder;
import seckill.order.mybatis.DeliveryMapper;
import seckill.order.mybatis.OrderLineMapper;
import seckill.order.mybatis.OrderMapper;
import seckill.participant.Money;

/** Orders as their buyers see them, who find nobody else's; and those which the shop is to give up. */
final class ReadOrders {

    private static final int ORDERS_MAX = 100;
    /** An answer of some tens of kilobytes. */
    private static final int OVERDUE_MAX = 500;

    /** As many as a gateway's listeners. */
    private static final int STATES_MAX = 500;

    private final OrderMapper orders;
    private final OrderLineMapper lines;
    private final DeliveryMapper deliveries;
    private final Clock clock;

    ReadOrders(OrderMapper orders, OrderLineMapper lines, DeliveryMapper deliveries, Clock clock) {
        this.orders = orders;
        this.lines = lines;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    List<OrderView> order(long buyerId, String orderId) {
        return whole(Stream.ofNullable(orders.of(orderId, buyerId)).toList());
    }

    List<OrderView> newest(long buyerId, int limit) {
        return whole(orders.newest(buyerId, checked(limit)));
    }

    List<OrderView> before(long buyerId, Instant placedAt, String orderId, int limit) {
        return whole(orders.before(buyerId, utc(placedAt), orderId, checked(limit)));
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > ORDERS_MAX) {
            throw new IllegalArgumentException("limit must be 1 to " + ORDERS_MAX);
        }
        return limit;
    }

    List<OrderState> states(List<String> ids) {
        if (ids.size() > STATES_MAX) {
            throw new IllegalArgumentException("at most " + STATES_MAX + " orders");
        }
        return ids.isEmpty()
                ? List.of()
                : orders.states(ids).stream().map(row -> new OrderState(row.id(), OrderStatus.valueOf(row.status()))).toList();
    }

    /** Those of these that there are. */
    List<OrderView> all(List<String> orderIds) {
        return whole(orders.all(orderIds));
    }

    List<OverdueOrder> overdueAfter(Instant deadline, String orderId, int limit) {
        if (limit < 1 || limit > OVERDUE_MAX) {
            throw new IllegalArgumentException("limit must be 1 to " + OVERDUE_MAX);
        }
        return orders.overdue(utc(clock.instant()), utc(deadline), orderId, limit).stream()
                .map(row -> new OverdueOrder(row.id(), row.buyerId(), row.deadline().toInstant(ZoneOffset.UTC)))
                .toList();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private List<OrderView> whole(List<OrderMapper.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> ids = rows.stream().map(OrderMapper.Row::id).toList();
        Map<String, List<OrderLineMapper.Row>> linesByOrder =
                lines.of(ids).stream().collect(groupingBy(OrderLineMapper.Row::orderId));
        Map<String, Address> addresses =
                deliveries.of(ids).stream().collect(toMap(DeliveryMapper.Row::orderId, ReadOrders::address));
        return rows.stream()
                .map(row -> view(row, linesByOrder.getOrDefault(row.id(), List.of()), addresses.get(row.id())))
                .toList();
    }

    private static OrderView view(OrderMapper.Row row, List<OrderLineMapper.Row> lines, Address deliverTo) {
        return new OrderView(
                row.id(),
                row.buyerId(),
                OrderStatus.valueOf(row.status()),
                row.scenario(),
                row.mode(),
                row.epoch(),
                new Money(row.totalMinor(), row.currency()),
                row.placedAt().toInstant(ZoneOffset.UTC),
                row.deadline() == null ? Instant.EPOCH : row.deadline().toInstant(ZoneOffset.UTC),
                lines.stream().map(line -> line(line, row.currency())).toList(),
                deliverTo);
    }

    private static Address address(DeliveryMapper.Row row) {
        return new Address(row.recipient(), row.street(), row.city(), row.postcode(), row.country());
    }

    private static OrderLine line(OrderLineMapper.Row row, String currency) {
        return new OrderLine(row.sku(), row.saleId(), row.quantity(), new Money(row.unitPriceMinor(), currency));
    }
}
