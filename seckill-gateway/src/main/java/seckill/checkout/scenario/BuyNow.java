package seckill.checkout.scenario;

import java.util.List;
import seckill.checkout.Checkout;
import seckill.checkout.Intent.Purchase;
import seckill.checkout.Participants;
import seckill.checkout.Scenario;
import seckill.checkout.Step;
import seckill.order.api.OrderCommand.PaymentTerm;
import seckill.order.api.OrderCommand.Place;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.stock.api.StockCommand.Deduct;

/** Stock, order and money in one business transaction: afterwards the order is PAID or there is none. */
public record BuyNow(Participants with) implements Scenario<Purchase> {

    @Override
    public String name() {
        return "buy-now";
    }

    @Override
    public Class<Purchase> intent() {
        return Purchase.class;
    }

    @Override
    public List<Step<?>> steps(Checkout it, Purchase purchase) {
        return List.of(
                new Step<>(with.stock(), new Deduct(
                        it.command("deduct-stock"), it.id(), it.buyerId(), Lines.ofStock(purchase))),
                new Step<>(with.order(), new Place(
                        it.command("place-order"), it.id(), Lines.placement(it),
                        purchase.lines(), purchase.total(), new PaymentTerm.Now(), purchase.deliverTo())),
                new Step<>(with.payment(), new Charge(
                        it.command("charge"), it.id(), it.buyerId(), purchase.total())));
    }
}
