package seckill.checkout.scenario;

import java.util.List;
import seckill.checkout.Checkout;
import seckill.checkout.Intent.OrderCancellation;
import seckill.checkout.Participants;
import seckill.checkout.Scenario;
import seckill.checkout.Step;
import seckill.order.api.OrderCommand.Cancel;
import seckill.stock.api.StockCommand.Release;

/** Gives up a PENDING order: the order first, because it decides between a payment and this. */
public record CancelOrder(Participants with) implements Scenario<OrderCancellation> {

    @Override
    public String name() {
        return "cancel-order";
    }

    @Override
    public Class<OrderCancellation> intent() {
        return OrderCancellation.class;
    }

    @Override
    public List<Step<?>> steps(Checkout it, OrderCancellation cancellation) {
        return List.of(
                new Step<>(with.order(), new Cancel(
                        it.command("cancel"), cancellation.orderId(), it.buyerId())),
                Step.following(with.stock(), new Release(
                        it.command("release-stock"), cancellation.orderId(), it.buyerId())));
    }
}
