package seckill.checkout.scenario;

import java.util.List;
import seckill.checkout.Checkout;
import seckill.checkout.Intent.Purchase;
import seckill.order.api.OrderCommand.Placement;
import seckill.stock.api.StockLine;

/** A purchase in the words of the participants. */
final class Lines {

    private Lines() {}

    static List<StockLine> ofStock(Purchase purchase) {
        return purchase.lines().stream()
                .map(line -> new StockLine(line.sku(), line.saleId(), line.quantity()))
                .toList();
    }

    static Placement placement(Checkout it) {
        return new Placement(it.buyerId(), it.scenario(), it.mode(), it.epoch());
    }
}
