package seckill.order.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.order.api.OrderCommand.PaymentTerm;
import seckill.order.api.OrderCommand.Place;
import seckill.order.api.OrderCommand.Placement;
import seckill.participant.CommandId;
import seckill.participant.Money;

class OrderCommandTest {

    private static final OrderLine TWO_LAMPS = new OrderLine(1, 0, 2, cny(400));
    private static final OrderLine ONE_PEN = new OrderLine(2, 7, 1, cny(200));

    @Test
    void an_order_costs_the_sum_of_its_lines() {
        assertEquals(cny(1_000), place(List.of(TWO_LAMPS, ONE_PEN), cny(1_000)).total());
        refused(() -> place(List.of(TWO_LAMPS, ONE_PEN), cny(999)));
        refused(() -> place(List.of(TWO_LAMPS, ONE_PEN), new Money(1_000, "EUR")));
    }

    @Test
    void an_order_has_a_line() {
        assertEquals("an order has at least one line",
                assertThrows(IllegalArgumentException.class, () -> place(List.of(), cny(0))).getMessage());
    }

    @Test
    void the_lines_of_an_order_are_in_one_currency() {
        refused(() -> place(List.of(TWO_LAMPS, new OrderLine(2, 0, 1, new Money(1, "EUR"))), cny(801)));
    }

    @Test
    void a_line_has_at_least_one_unit() {
        assertEquals(1, new OrderLine(1, 0, 1, cny(1)).quantity());
        refused(() -> new OrderLine(1, 0, 0, cny(1)));
        refused(() -> new OrderLine(1, 0, -1, cny(1)));
    }

    @Test
    void an_address_has_no_empty_line_and_a_country() {
        refused(() -> new Address("Wang Fang", " ", "Beijing", "100000", "CN"));
        refused(() -> new Address("Wang Fang", "1 Long Street", "Beijing", null, "CN"));
        refused(() -> new Address("Wang\nFang", "1 Long Street", "Beijing", "100000", "CN"));
        refused(() -> new Address("W".repeat(101), "1 Long Street", "Beijing", "100000", "CN"));
        refused(() -> new Address("Wang Fang", "1 Long Street", "Beijing", "100000", "China"));
    }

    @Test
    void a_line_of_an_address_may_be_as_long_as_a_parcel_is_wide() {
        assertEquals(100, new Address("W".repeat(100), "1 Long Street", "Beijing", "100000", "CN").recipient().length());
    }

    @Test
    void a_line_costs_its_units() {
        assertEquals(cny(800), TWO_LAMPS.amount());
    }

    private static Place place(List<OrderLine> lines, Money total) {
        return new Place(
                new CommandId("checkout-1", "place-order"),
                "checkout-1",
                new Placement(7, "buy-now", "AT", 1),
                lines,
                total,
                new PaymentTerm.Now(),
                null);
    }

    private static Money cny(long minor) {
        return new Money(minor, "CNY");
    }

    private static void refused(Runnable creation) {
        assertThrows(IllegalArgumentException.class, creation::run);
    }
}
