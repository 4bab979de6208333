package seckill.checkout.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.checkout.CheckoutRecord;
import seckill.checkout.CheckoutRecords;
import seckill.checkout.Outcome;
import seckill.checkout.RunCheckout;
import seckill.checkout.Scenarios;
import seckill.checkout.Step;
import seckill.checkout.ticket.Journal.Entry;
import seckill.checkout.ticket.Tickets.End;
import seckill.participant.Participant;
import seckill.participant.Phase;
import seckill.participant.Reply;

/**
 * Carries journaled checkouts through their steps, many at once: those that have the same to do at the same participant go
 * there together.
 *
 * <p>Dies at any point: the entries stay in the journal, another reader claims them and does everything again, which the
 * participants answer as they did before. An entry is removed last, when its checkout has ended and so has its ticket.
 */
public final class SettleTickets {

    private static final Logger log = LoggerFactory.getLogger(SettleTickets.class);

    private final CheckoutRecords records;
    private final Scenarios scenarios;
    private final RunCheckout checkouts;
    private final Journal journal;
    private final Tickets tickets;
    private final TransactionTemplate transaction;

    /** @param transaction of the database in which the records are */
    public SettleTickets(
            CheckoutRecords records,
            Scenarios scenarios,
            RunCheckout checkouts,
            Journal journal,
            Tickets tickets,
            TransactionTemplate transaction) {
        this.records = records;
        this.scenarios = scenarios;
        this.checkouts = checkouts;
        this.journal = journal;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    /** Settles these as far as it goes; the others are deferred. */
    public void settle(List<Entry> batch) {
        List<Walk> walks = walks(batch);
        while (walks.stream().anyMatch(Walk::isUnderWay)) {
            List<Walk> ended = new ArrayList<>();
            walks.stream()
                    .filter(Walk::isUnderWay)
                    .collect(Collectors.groupingBy(Errand::of, LinkedHashMap::new, Collectors.toList()))
                    .forEach((errand, together) -> run(errand, together, ended));
            end(ended);
        }
        close(walks.stream().filter(Walk::isSettled).toList());
        walks.stream().filter(walk -> !walk.isSettled()).forEach(this::defer);
    }

    private List<Walk> walks(List<Entry> batch) {
        Map<String, CheckoutRecord> stored = records.all(batch.stream().map(Entry::checkout).distinct().toList()).stream()
                .collect(Collectors.toMap(it -> it.checkout().id(), Function.identity()));
        List<Walk> walks = new ArrayList<>();
        for (Entry entry : batch) {
            CheckoutRecord record = stored.get(entry.checkout());
            if (record == null) {
                journal.defer(entry, "no such checkout"); // its row is written first: somebody has to look
            } else {
                walks.add(new Walk(entry, record, scenarios.steps(record)));
            }
        }
        return walks;
    }

    /** What several checkouts have to do at the same place. */
    private record Errand(Participant<?> participant, Phase phase) {
        static Errand of(Walk walk) {
            return new Errand(walk.step().participant(), walk.phase());
        }
    }

    private void run(Errand errand, List<Walk> walks, List<Walk> ended) {
        if (walks.size() > 1) {
            try {
                List<Reply> replies = Step.takeAll(errand.phase, walks.stream().<Step<?>>map(Walk::step).toList());
                for (int i = 0; i < walks.size(); i++) {
                    goOn(walks.get(i), replies.get(i), ended);
                }
                return;
            } catch (RuntimeException e) {
                log.debug("{} of {} together failed, now one by one: {}", errand.phase, walks.size(), e.toString());
            }
        }
        walks.forEach(walk -> goOn(walk, errand.phase, ended));
    }

    private void goOn(Walk walk, Phase phase, List<Walk> ended) {
        try {
            goOn(walk, walk.step().take(phase), ended);
        } catch (RuntimeException e) {
            walk.stuck(e);
        }
    }

    private static void goOn(Walk walk, Reply reply, List<Walk> ended) {
        if (walk.answered(reply)) {
            ended.add(walk);
        }
    }

    /** Tells the buyers, before anything that follows; all at once, and one by one only when somebody else has told one. */
    private void end(List<Walk> ended) {
        if (ended.isEmpty()) {
            return;
        }
        try {
            Map<CheckoutRecord, Outcome> outcomes = new LinkedHashMap<>();
            ended.forEach(walk -> outcomes.put(walk.record(), walk.outcome()));
            if (!checkouts.endAll(outcomes)) {
                transaction.executeWithoutResult(status -> outcomes.forEach(checkouts::end));
            }
        } catch (RuntimeException e) {
            ended.forEach(walk -> walk.stuck(e));
        }
    }

    private void close(List<Walk> settled) {
        if (settled.isEmpty()) {
            return;
        }
        Map<String, End> ends = new LinkedHashMap<>();
        settled.forEach(walk -> walk.tickets(ends));
        tickets.end(ends);
        journal.done(settled.stream().map(Walk::entry).toList());
    }

    private void defer(Walk walk) {
        log.warn("checkout={} attempt={} not settled yet: {}",
                walk.entry().checkout(), walk.entry().attempts(), walk.trouble());
        journal.defer(walk.entry(), walk.trouble());
    }
}
