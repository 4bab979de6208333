package seckill.checkout.scenario;

import java.util.List;
import seckill.checkout.Checkout;
import seckill.checkout.Intent.Purchase;
import seckill.checkout.Participants;
import seckill.checkout.Scenario;
import seckill.checkout.Step;
import seckill.order.api.OrderCommand.PaymentTerm;
import seckill.order.api.OrderCommand.Place;
import seckill.stock.api.StockCommand.Reserve;

/** Reserves stock and places a PENDING order that is to be paid until its deadline. */
public record PlaceOrder(Participants with) implements Scenario<Purchase> {

    @Override
    public String name() {
        return "place-order";
    }

    @Override
    public Class<Purchase> intent() {
        return Purchase.class;
    }

    @Override
    public List<Step<?>> steps(Checkout it, Purchase purchase) {
        return List.of(
                new Step<>(with.stock(), new Reserve(
                        it.command("reserve-stock"), it.id(), it.buyerId(), Lines.ofStock(purchase), purchase.payUntil())),
                new Step<>(with.order(), new Place(
                        it.command("place-order"), it.id(), Lines.placement(it),
                        purchase.lines(), purchase.total(), new PaymentTerm.Until(purchase.payUntil()), purchase.deliverTo())));
    }
}
