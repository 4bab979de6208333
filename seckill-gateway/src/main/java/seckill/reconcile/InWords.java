package seckill.reconcile;

import static java.util.stream.Collectors.joining;

import seckill.order.api.OrderEntry;
import seckill.order.api.OrderView;
import seckill.payment.api.MoneyOfOrder;
import seckill.stock.api.UnitsOfOrder;
import seckill.stock.api.UnitsOfOrder.Kept;

/** Entries of books as operators read them: names of the books, figures, and no sentences. */
final class InWords {

    private static final String NOTHING = "-";

    private InWords() {}

    static String of(OrderEntry entry) {
        OrderView it = entry.order();
        return it == null
                ? NOTHING
                : it.status() + next(entry.next()) + " buyer " + it.buyerId() + " " + it.total().minor() + " " + it.total().currency()
                        + " " + it.lines().stream().map(l -> l.quantity() + "x" + l.sku() + sale(l.saleId())).collect(joining(", "));
    }

    static String of(UnitsOfOrder units) {
        return units.kept().isEmpty() ? NOTHING : units.kept().stream().map(InWords::of).collect(joining(", "));
    }

    private static String of(Kept it) {
        return it.state() + next(it.next()) + " " + it.quantity() + "x" + it.sku() + sale(it.saleId());
    }

    static String of(MoneyOfOrder it) {
        String money = "captured " + it.capturedMinor() + " refunded " + it.refundedMinor() + " taken " + it.takenMinor()
                + " returned " + it.returnedMinor();
        String pending = (it.heldMinor() > 0 ? " held " + it.heldMinor() : "")
                + (it.refundingMinor() > 0 ? " refunding " + it.refundingMinor() : "");
        String points = it.awardedPoints() == 0 && it.movedPoints() == 0
                ? ""
                : " points " + (it.awardedPoints() - it.revokedPoints()) + next(it.nextPoints()) + " moved " + it.movedPoints();
        return it.takenMinor() == 0 && it.amountMinor() == 0 && it.returnedMinor() == 0 && points.isEmpty()
                ? NOTHING
                : "buyer " + it.buyerId() + " " + money + pending + points;
    }

    private static String next(String next) {
        return next.isEmpty() ? "" : ">" + next;
    }

    private static String sale(long saleId) {
        return saleId == 0 ? "" : "@" + saleId;
    }
}
