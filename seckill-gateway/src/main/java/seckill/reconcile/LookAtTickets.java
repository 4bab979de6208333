package seckill.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import seckill.checkout.ticket.Journal;
import seckill.participant.RepairRefusal;
import seckill.participant.Reply;

/** Finds admitted checkouts that were tried too often and wait in Redis for somebody to have them tried again. */
record LookAtTickets(Journal journal) implements Part {

    @Override
    public String name() {
        return "tickets";
    }

    @Override
    public List<Discrepancy> all() {
        return journal.parked().entrySet().stream().map(this::parked).toList();
    }

    private Discrepancy parked(Map.Entry<String, String> it) {
        return new Discrepancy(Kind.STUCK_TICKET, name(), it.getKey(), it.getValue(), "-", Optional.of(id -> again(it.getKey())));
    }

    private Reply again(String checkout) {
        return journal.replay(checkout) ? Reply.done() : Reply.refused(RepairRefusal.CHANGED_SINCE);
    }
}
