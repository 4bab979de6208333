package seckill.console;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.ticket.Journal;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.trail.AuditTrail;
import seckill.trail.Deed;

/** Journaled checkouts that were tried too often, and the operator's way to have them tried again. */
public final class ParkedTickets {

    private static final Logger log = LoggerFactory.getLogger(ParkedTickets.class);

    private final Optional<Journal> journal;
    private final AuditTrail trail;

    /** @param journal empty where no mode has one */
    ParkedTickets(Optional<Journal> journal, AuditTrail trail) {
        this.journal = journal;
        this.trail = trail;
    }

    /** Checkout → number of its attempts and what the last ended with. */
    public Map<String, String> all() {
        return new TreeMap<>(journal.map(Journal::parked).orElse(Map.of()));
    }

    /** Has it tried again, once however often this is asked, and writes down who wanted it. */
    public void replay(String checkout, String operator, String reason) {
        String why = Reason.of(reason);
        trail.around(Deed.ofOperator(operator, "ticket.replay", "ticket/" + checkout, why), () -> replayed(checkout));
        log.info("checkout={} is replayed by operator={} because: {}", checkout, operator, why);
    }

    private boolean replayed(String checkout) {
        if (!journal.map(it -> it.replay(checkout)).orElse(false)) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        return true;
    }
}
