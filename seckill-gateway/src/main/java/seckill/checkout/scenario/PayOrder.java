package seckill.checkout.scenario;

import java.util.List;
import java.util.stream.Stream;
import seckill.checkout.Checkout;
import seckill.checkout.Intent.OrderPayment;
import seckill.checkout.Participants;
import seckill.checkout.Scenario;
import seckill.checkout.Step;
import seckill.order.api.OrderCommand.MarkPaid;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.stock.api.StockCommand.Settle;

/** Pays a PENDING order: the order first, because it knows whether it may still be paid. The buyer earns points. */
public record PayOrder(Participants with) implements Scenario<OrderPayment> {

    @Override
    public String name() {
        return "pay-order";
    }

    @Override
    public Class<OrderPayment> intent() {
        return OrderPayment.class;
    }

    @Override
    public List<Step<?>> steps(Checkout it, OrderPayment pay) {
        List<Step<?>> payment = List.of(
                new Step<>(with.order(), new MarkPaid(
                        it.command("mark-paid"), pay.orderId(), it.buyerId(), pay.amount())),
                new Step<>(with.payment(), new Charge(
                        it.command("charge"), pay.orderId(), it.buyerId(), pay.amount())),
                Step.following(with.stock(), new Settle(
                        it.command("settle-stock"), pay.orderId())));
        if (pay.points() == 0) {
            return payment;
        }
        Step<?> award = Step.following(with.payment(), new Award(
                it.command("award-points"), pay.orderId(), it.buyerId(), pay.points()));
        return Stream.concat(payment.stream(), Stream.of(award)).toList();
    }
}
