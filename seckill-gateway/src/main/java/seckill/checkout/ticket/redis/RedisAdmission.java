package seckill.checkout.ticket.redis;

import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.List;
import org.redisson.api.RedissonClient;
import seckill.checkout.ticket.Admission;
import seckill.redis.Script;
import seckill.stock.api.StockLine;
import seckill.transaction.micrometer.SentMessages;

/**
 * Counters, ticket and journal on one Redis: one script does it all, so prepare and submit of a message cost no trip of their
 * own.
 */
public final class RedisAdmission implements Admission {

    private final Script script;
    private final Counter sent = SentMessages.by(SentMessages.Channel.REDIS);

    public RedisAdmission(RedissonClient redis) {
        this(redis, Script.text("admit"));
    }

    /** @param script in the place of {@code admit.lua} */
    public RedisAdmission(RedissonClient redis, String script) {
        this.script = new Script(redis, script);
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
        List<Object> keys = new ArrayList<>(List.of(Keys.ticket(ticket), Keys.JOURNAL, Keys.PARKED));
        List<Object> arguments = new ArrayList<>(List.of(ticket, test));
        for (StockLine line : lines) {
            keys.add(Keys.counter(line));
            arguments.add(Integer.toString(line.quantity()));
        }
        Answer answer = Answer.valueOf(script.answer(keys, arguments.toArray()));
        if (answer == Answer.TICKET) {
            sent.increment();
        }
        return answer;
    }
}
