package seckill.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import seckill.order.api.Address;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderCommand.PaymentTerm;
import seckill.order.api.OrderCommand.Place;
import seckill.order.api.OrderCommand.Placement;
import seckill.order.api.OrderLine;
import seckill.order.jdbc.OrdersTogether;
import seckill.order.mybatis.DeliveryMapper;
import seckill.order.mybatis.OrderLineMapper;
import seckill.order.mybatis.OrderMapper;
import seckill.order.tcc.OrderTcc;
import seckill.participant.CommandId;
import seckill.participant.Money;
import seckill.transaction.CommandForms;
import seckill.transaction.PaperDatabase;

/** The order module over a database on paper, at noon. */
public final class PaperOrders {

    public static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    public static final LocalDateTime TWELVE = LocalDateTime.ofInstant(NOON, ZoneOffset.UTC);
    public static final Money TEN = new Money(1_000, "CNY");
    public static final Address HOME = new Address("Wang Fang", "1 Long Street", "Beijing", "100000", "CN");

    public final PaperDatabase database = new PaperDatabase();

    final OrderMapper orders = database.mapper(OrderMapper.class);
    final OrderLineMapper lines = database.mapper(OrderLineMapper.class);
    final DeliveryMapper deliveries = database.mapper(DeliveryMapper.class);
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);

    public static CommandId id(String step) {
        return new CommandId("checkout-1", step);
    }

    public static Place place(PaymentTerm term, Address deliverTo) {
        return new Place(id("place-order"), "checkout-1", new Placement(42, "buy-now", "AT", 3),
                List.of(new OrderLine(1, 7, 2, new Money(400, "CNY")), new OrderLine(2, 0, 1, new Money(200, "CNY"))),
                TEN, term, deliverTo);
    }

    /** An order of buyer 42 as it is stored. */
    public static OrderMapper.Row row(String status, LocalDateTime deadline) {
        return new OrderMapper.Row("checkout-1", 42, status, "buy-now", "AT", 3, 1_000, "CNY", TWELVE, deadline);
    }

    /** What was asked since the last time, but for the rows and transactions of commands. */
    public List<String> asked() {
        List<String> asked = database.asked().stream()
                .filter(it -> !it.matches("(BEGIN|COMMIT|ROLLBACK|(SELECT|INSERT INTO|UPDATE) .*_command .*)"))
                .toList();
        database.asked().clear();
        return asked;
    }

    CommandForms<OrderCommand> forms() {
        return new OrderModule().orderForms(database.dataSource(), database.transactions(), orders, lines, deliveries, clock);
    }

    ReadOrders reading() {
        return new ReadOrders(orders, lines, deliveries, clock);
    }

    public OrderTcc tcc() {
        OrdersTogether together = new OrdersTogether(database.dataSource());
        PlaceOrder placing = new PlaceOrder(orders, lines, deliveries, together, clock);
        OrderAtOnce atOnce = new OrderAtOnce(
                placing, new MarkOrderPaid(orders, clock), new CancelOrder(orders), new RefundOrder(orders));
        return new OrderTcc(placing, orders, together, atOnce::whyNot, clock);
    }
}
