package seckill.checkout.ticket.redis;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.redisson.api.RedissonClient;
import seckill.checkout.ticket.Admission;
import seckill.redis.Script;
import seckill.stock.api.StockLine;
import seckill.transaction.micrometer.SentMessages;

/**
 * Counters on one Redis, journal on another: prepare there, take the units and leave a fence here, submit there.
 *
 * <p>Dies in between: {@link #checkBack} asks the counters' server about what was prepared and not submitted. Where it finds
 * the fence it submits; where it finds none it leaves one that refuses whoever comes late. The fence is never forgotten before
 * its ticket ends, so no check-back comes too late for it.
 *
 * <p>Source: the two-phase message of dtm (prepare, submit, query-prepared), in its form for Redis.
 */
public final class ClassicAdmission implements Admission {

    /** One look's share; the rest follows in the next. */
    private static final String LOOK_MAX = "100";

    private final Counter sent = SentMessages.by(SentMessages.Channel.REDIS);
    private final Script overdue;
    private final Script prepare;
    private final Script fence;
    private final Script submit;
    private final Script giveUp;
    private final Script checkBack;
    private final Duration checkBackAfter;
    private final String keptMs;

    /**
     * @param journal        the server of the journal
     * @param counters       the server of counters and tickets
     * @param checkBackAfter longer than a sender takes
     * @param keptFor        how long it is remembered that one was given up: longer than anybody can be late
     */
    public ClassicAdmission(RedissonClient journal, RedissonClient counters, Duration checkBackAfter, Duration keptFor) {
        this(journal, counters, checkBackAfter, keptFor, Script.text("fence"), Script.text("check-back"));
    }

    /** @param fence and {@code checkBack}: in the place of the scripts of these names */
    public ClassicAdmission(
            RedissonClient journal,
            RedissonClient counters,
            Duration checkBackAfter,
            Duration keptFor,
            String fence,
            String checkBack) {
        this.overdue = Script.named(journal, "overdue");
        this.prepare = Script.named(journal, "prepare");
        this.fence = new Script(counters, fence);
        this.submit = Script.named(journal, "submit");
        this.giveUp = Script.named(journal, "give-up");
        this.checkBack = new Script(counters, checkBack);
        this.checkBackAfter = checkBackAfter;
        this.keptMs = Long.toString(keptFor.toMillis());
    }

    @Override
    public Answer admit(String ticket, List<StockLine> lines) {
        return run(ticket, lines, "test");
    }

    @Override
    public Answer again(String ticket, List<StockLine> lines) {
        return run(ticket, lines, "");
    }

    private Answer run(String ticket, List<StockLine> lines, String test) {
        return switch (prepare(ticket)) {
            case "SUBMITTED" -> test.isEmpty() ? submit(ticket) : Answer.ALREADY;
            case "GIVEN_UP" -> Answer.GIVEN_UP;
            default -> switch (take(ticket, lines, test)) {
                case TICKET, ALREADY -> submit(ticket);
                case SOLD_OUT -> giveUp(ticket, Answer.SOLD_OUT);
                case GIVEN_UP -> giveUp(ticket, Answer.GIVEN_UP);
            };
        };
    }

    /** The first phase of the message: what became of it so far. */
    public String prepare(String ticket) {
        return prepare.answer(List.of(Keys.message(ticket), Keys.PREPARED), ticket);
    }

    /** The first participant, with its fence. */
    public Answer take(String ticket, List<StockLine> lines, String test) {
        List<Object> keys = new ArrayList<>(List.of(Keys.ticket(ticket)));
        List<Object> arguments = new ArrayList<>(List.of(test));
        for (StockLine line : lines) {
            keys.add(Keys.counter(line));
            arguments.add(Integer.toString(line.quantity()));
        }
        return Answer.valueOf(fence.answer(keys, arguments.toArray()));
    }

    private Answer submit(String ticket) {
        List<Object> keys = List.of(Keys.message(ticket), Keys.PREPARED, Keys.JOURNAL, Keys.PARKED);
        Answer answer = Answer.valueOf(submit.answer(keys, ticket, keptMs));
        if (answer == Answer.TICKET) {
            sent.increment();
        }
        return answer;
    }

    private Answer giveUp(String ticket, Answer because) {
        giveUp.run(List.of(Keys.message(ticket), Keys.PREPARED), ticket, keptMs);
        return because;
    }

    /** Decides what was prepared and not submitted in time; several gateways may do so at once. */
    public void checkBack() {
        for (Object prepared : overdue()) {
            String ticket = (String) prepared;
            String fence = checkBack.answer(List.of(Keys.ticket(ticket)), keptMs);
            if (fence.equals("GIVEN_UP")) {
                giveUp(ticket, Answer.GIVEN_UP);
            } else {
                submit(ticket);
            }
        }
    }

    private List<Object> overdue() {
        return overdue.list(List.of(Keys.PREPARED), Long.toString(checkBackAfter.toMillis()), LOOK_MAX);
    }
}
