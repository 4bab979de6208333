package seckill.timeline;

import java.util.ArrayList;
import java.util.List;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.Intent;
import seckill.order.api.OrderLine;
import seckill.participant.Fact;
import seckill.participant.Fact.Detail;
import seckill.sale.gate.FindTicket;
import seckill.transaction.history.Facts;

/** What the gates of sales remember of the tickets with which an order began. */
final class GateFacts implements Facts {

    private final CheckoutRecords records;
    private final FindTicket tickets;

    GateFacts(CheckoutRecords records, FindTicket tickets) {
        this.records = records;
        this.tickets = tickets;
    }

    @Override
    public List<Fact> of(String orderId, List<String> checkouts) {
        List<Fact> facts = new ArrayList<>();
        for (CheckoutRecord record : records.all(checkouts)) {
            if (record.intent() instanceof Intent.Purchase purchase) {
                purchase.lines().stream().mapToLong(OrderLine::saleId).filter(sale -> sale > 0).forEach(sale -> add(facts, record, sale));
            }
        }
        return facts;
    }

    private void add(List<Fact> facts, CheckoutRecord record, long sale) {
        tickets.atTheGate(sale, record.checkout().buyerId(), record.checkout().id()).ifPresent(found -> facts.add(new Fact(
                "gate",
                "gate-ticket",
                null,
                "sale " + sale + ", " + record.checkout().id(),
                found.units() > 0 ? "HOLDS" : "RETURNED",
                List.of(new Detail("quantity", Integer.toString(found.units())), new Detail("reason", found.reason())))));
    }
}
