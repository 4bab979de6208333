package seckill.checkout.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import seckill.checkout.Checkout;
import seckill.checkout.Intent.OrderCancellation;
import seckill.checkout.Intent.OrderPayment;
import seckill.checkout.Intent.OrderRefund;
import seckill.checkout.Intent.Purchase;
import seckill.checkout.PaperParticipants;
import seckill.checkout.Participants;
import seckill.checkout.Scenario;
import seckill.checkout.Step;
import seckill.checkout.Stops;
import seckill.order.api.Address;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderCommand.PaymentTerm;
import seckill.order.api.OrderCommand.Placement;
import seckill.order.api.OrderLine;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.Money;
import seckill.payment.api.PaymentCommand;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockLine;

class ScenarioTablesTest {

    private static final Instant DEADLINE = Instant.parse("2026-11-11T12:15:00Z");
    private static final Address HOME = new Address("Wang Fang", "1 Long Street", "Beijing", "100000", "CN");
    private static final Purchase TWO_LAMPS_AND_A_PEN = new Purchase(
            List.of(new OrderLine(1, 7, 2, cny(400)), new OrderLine(2, 0, 1, cny(200))), DEADLINE, HOME);
    private static final List<StockLine> UNITS = List.of(new StockLine(1, 7, 2), new StockLine(2, 0, 1));

    private final Participants with = new PaperParticipants().all();

    @Test
    void buying_now_takes_units_writes_a_paid_order_and_charges_its_price() {
        Checkout it = checkout("buy-now");
        assertThat(commands(new BuyNow(with), it, TWO_LAMPS_AND_A_PEN)).containsExactly(
                new StockCommand.Deduct(id("deduct-stock"), it.id(), 42, UNITS),
                new OrderCommand.Place(id("place-order"), it.id(), new Placement(42, "buy-now", "AT", 3),
                        TWO_LAMPS_AND_A_PEN.lines(), cny(1_000), new PaymentTerm.Now(), HOME),
                new PaymentCommand.Charge(id("charge"), it.id(), 42, cny(1_000)));
        assertThat(following(new BuyNow(with), it, TWO_LAMPS_AND_A_PEN)).containsExactly(false, false, false);
    }

    @Test
    void placing_an_order_keeps_units_and_the_order_waits_until_the_same_deadline() {
        Checkout it = checkout("place-order");
        assertThat(commands(new PlaceOrder(with), it, TWO_LAMPS_AND_A_PEN)).containsExactly(
                new StockCommand.Reserve(id("reserve-stock"), it.id(), 42, UNITS, DEADLINE),
                new OrderCommand.Place(id("place-order"), it.id(), new Placement(42, "place-order", "AT", 3),
                        TWO_LAMPS_AND_A_PEN.lines(), cny(1_000), new PaymentTerm.Until(DEADLINE), HOME));
    }

    @Test
    void paying_asks_the_order_first_and_sells_its_units_when_nothing_can_be_refused_any_more() {
        OrderPayment payment = new OrderPayment("order-11", cny(1_000), 10);
        assertThat(commands(new PayOrder(with), checkout("pay-order"), payment)).containsExactly(
                new OrderCommand.MarkPaid(id("mark-paid"), "order-11", 42, cny(1_000)),
                new PaymentCommand.Charge(id("charge"), "order-11", 42, cny(1_000)),
                new StockCommand.Settle(id("settle-stock"), "order-11"),
                new PaymentCommand.Award(id("award-points"), "order-11", 42, 10));
        assertThat(following(new PayOrder(with), checkout("pay-order"), payment)).containsExactly(false, false, true, true);
    }

    @Test
    void a_payment_too_small_for_a_point_earns_none() {
        assertThat(OrderPayment.of("order-11", cny(99)).points()).isZero();
        assertThat(OrderPayment.of("order-11", cny(100)).points()).isOne();
        assertThat(OrderPayment.of("order-11", cny(299)).points()).isEqualTo(2);
        assertThat(new PayOrder(with).steps(checkout("pay-order"), OrderPayment.of("order-11", cny(99)))).hasSize(3);
    }

    @Test
    void cancelling_is_decided_by_the_order_and_releases_its_units() {
        OrderCancellation cancellation = new OrderCancellation("order-11");
        assertThat(commands(new CancelOrder(with), checkout("cancel-order"), cancellation)).containsExactly(
                new OrderCommand.Cancel(id("cancel"), "order-11", 42),
                new StockCommand.Release(id("release-stock"), "order-11", 42));
        assertThat(following(new CancelOrder(with), checkout("cancel-order"), cancellation)).containsExactly(false, true);
    }

    @Test
    void refunding_is_decided_by_the_order_and_gives_back_money_units_and_points() {
        OrderRefund refund = new OrderRefund("order-11", cny(1_000));
        assertThat(commands(new RefundOrder(with), checkout("refund-order"), refund)).containsExactly(
                new OrderCommand.Refund(id("refund-order"), "order-11", 42, cny(1_000)),
                new PaymentCommand.Refund(id("refund-payment"), "order-11", 42, cny(1_000)),
                new StockCommand.Return(id("return-stock"), "order-11", 42),
                new PaymentCommand.Revoke(id("revoke-points"), "order-11", 42));
        assertThat(following(new RefundOrder(with), checkout("refund-order"), refund)).containsExactly(false, true, true, true);
    }

    @Test
    void scenarios_are_stored_and_configured_by_these_names_and_kinds_of_intent() {
        assertThat(List.<Scenario<?>>of(
                        new BuyNow(with), new PlaceOrder(with), new PayOrder(with), new CancelOrder(with), new RefundOrder(with)))
                .extracting(Scenario::name, Scenario::intent)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("buy-now", Purchase.class),
                        org.assertj.core.groups.Tuple.tuple("place-order", Purchase.class),
                        org.assertj.core.groups.Tuple.tuple("pay-order", OrderPayment.class),
                        org.assertj.core.groups.Tuple.tuple("cancel-order", OrderCancellation.class),
                        org.assertj.core.groups.Tuple.tuple("refund-order", OrderRefund.class));
    }

    @Test
    void a_checkout_that_travels_goes_to_the_order_first_and_last_to_what_follows() {
        assertThat(travels(new BuyNow(with).steps(checkout("buy-now"), TWO_LAMPS_AND_A_PEN)))
                .containsExactly("place-order", "deduct-stock", "charge");
        assertThat(travels(List.of(
                        Step.following(with.stock(), new StockCommand.Settle(id("settle-stock"), "order-11")),
                        new Step<>(with.payment(), new PaymentCommand.Charge(id("charge"), "order-11", 42, cny(1))),
                        new Step<>(with.order(), new OrderCommand.MarkPaid(id("mark-paid"), "order-11", 42, cny(1))))))
                .containsExactly("mark-paid", "charge", "settle-stock");
    }

    private static List<String> travels(List<Step<?>> steps) {
        return Stops.inOrder(steps).stream().map(it -> it.command().id().step()).toList();
    }

    private static <I extends seckill.checkout.Intent> List<Command> commands(Scenario<I> scenario, Checkout it, I intent) {
        return scenario.steps(it, intent).stream().<Command>map(Step::command).toList();
    }

    private static <I extends seckill.checkout.Intent> List<Boolean> following(Scenario<I> scenario, Checkout it, I intent) {
        return scenario.steps(it, intent).stream().map(Step::following).toList();
    }

    private static Checkout checkout(String scenario) {
        return new Checkout("checkout-1", 42, scenario, "AT", 3, Instant.EPOCH);
    }

    private static CommandId id(String step) {
        return new CommandId("checkout-1", step);
    }

    private static Money cny(long minor) {
        return new Money(minor, "CNY");
    }
}
