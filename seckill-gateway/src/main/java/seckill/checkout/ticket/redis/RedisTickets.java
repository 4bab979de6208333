package seckill.checkout.ticket.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.redisson.api.RedissonClient;
import seckill.checkout.ticket.Tickets;
import seckill.redis.Script;

/** Tickets as hashes; the mark of a ticket and its counters change in one script. */
public final class RedisTickets implements Tickets {

    private final Script script;
    private final Duration keptFor;

    public RedisTickets(RedissonClient redis, Duration keptFor) {
        this.script = Script.named(redis, "end");
        this.keptFor = keptFor;
    }

    @Override
    public void end(Map<String, End> tickets) {
        List<Object> keys = new ArrayList<>();
        List<Object> arguments = new ArrayList<>(List.of(Long.toString(keptFor.toMillis())));
        tickets.forEach((ticket, end) -> {
            keys.add(Keys.ticket(ticket));
            arguments.add(end.name());
        });
        script.run(keys, arguments.toArray());
    }
}
