package seckill.checkout.scenario;

import java.util.List;
import seckill.checkout.Checkout;
import seckill.checkout.Intent.OrderRefund;
import seckill.checkout.Participants;
import seckill.checkout.Scenario;
import seckill.checkout.Step;
import seckill.order.api.OrderCommand;
import seckill.payment.api.PaymentCommand;
import seckill.payment.api.PaymentCommand.Revoke;
import seckill.stock.api.StockCommand.Return;

/** Gives up a PAID order: money, units and points go back, and the order first decides that they may. */
public record RefundOrder(Participants with) implements Scenario<OrderRefund> {

    @Override
    public String name() {
        return "refund-order";
    }

    @Override
    public Class<OrderRefund> intent() {
        return OrderRefund.class;
    }

    @Override
    public List<Step<?>> steps(Checkout it, OrderRefund refund) {
        return List.of(
                new Step<>(with.order(), new OrderCommand.Refund(
                        it.command("refund-order"), refund.orderId(), it.buyerId(), refund.amount())),
                Step.following(with.payment(), new PaymentCommand.Refund(
                        it.command("refund-payment"), refund.orderId(), it.buyerId(), refund.amount())),
                Step.following(with.stock(), new Return(
                        it.command("return-stock"), refund.orderId(), it.buyerId())),
                Step.following(with.payment(), new Revoke(
                        it.command("revoke-points"), refund.orderId(), it.buyerId())));
    }
}
