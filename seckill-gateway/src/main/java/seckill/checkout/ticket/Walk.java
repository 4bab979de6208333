package seckill.checkout.ticket;

import java.util.List;
import java.util.Map;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.NamedRefusal;
import seckill.checkout.Outcome;
import seckill.checkout.Step;
import seckill.checkout.Stops;
import seckill.checkout.ticket.Journal.Entry;
import seckill.checkout.ticket.Tickets.End;
import seckill.participant.Phase;
import seckill.participant.Reply;
import seckill.stock.api.StockCommand;
import seckill.transaction.message.Itinerary;
import seckill.transaction.message.Onward;

/** One checkout on its way through its steps; begun anew by whoever claims its entry, and then it goes the same way. */
final class Walk {

    private final Entry entry;
    private final CheckoutRecord record;
    private final List<Step<?>> stops;
    private final Itinerary way;
    private Onward.Leg leg;
    private Onward.End end;
    private String trouble = "";

    Walk(Entry entry, CheckoutRecord record, List<Step<?>> steps) {
        this.entry = entry;
        this.record = record;
        this.stops = Stops.inOrder(steps);
        this.way = new Itinerary(stops.stream().map(Step::following).toList());
        this.leg = way.start();
    }

    Entry entry() {
        return entry;
    }

    boolean isUnderWay() {
        return leg != null && trouble.isEmpty();
    }

    boolean isSettled() {
        return leg == null && trouble.isEmpty();
    }

    Step<?> step() {
        return stops.get(leg.at());
    }

    Phase phase() {
        return leg.phase();
    }

    /** Goes on after a stop; true when the checkout has ended thereby, which may be before the last stop. */
    boolean answered(Reply reply) {
        Onward.Leg here = leg;
        leg = null;
        boolean ended = false;
        for (Onward onward : way.after(here, reply)) {
            switch (onward) {
                case Onward.Leg next -> leg = next;
                case Onward.End it -> {
                    end = it;
                    ended = true;
                }
            }
        }
        return ended;
    }

    /** It goes no further this time. */
    void stuck(RuntimeException e) {
        trouble = e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    String trouble() {
        return trouble;
    }

    CheckoutRecord record() {
        return record;
    }

    Outcome outcome() {
        return end.refusal().isEmpty() ? new Outcome.Accepted() : new Outcome.Refused(new NamedRefusal(end.refusal()));
    }

    /** What becomes of its own ticket, and of that of an order which it gave up. */
    void tickets(Map<String, End> ends) {
        if (!end.refusal().isEmpty()) {
            ends.put(record.checkout().id(), End.RETURNED);
            return;
        }
        ends.putIfAbsent(record.checkout().id(), End.ORDERED);
        stops.forEach(stop -> {
            switch (stop.command()) {
                case StockCommand.Release it -> ends.put(it.orderId(), End.RETURNED);
                case StockCommand.Return it -> ends.put(it.orderId(), End.RETURNED);
                default -> {}
            }
        });
    }
}
