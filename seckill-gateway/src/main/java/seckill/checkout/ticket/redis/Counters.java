package seckill.checkout.ticket.redis;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import seckill.checkout.ticket.TicketSettings;

/**
 * The server of counters and tickets.
 *
 * @param areElsewhere whether it is another than the journal's
 */
record Counters(RedissonClient server, boolean areElsewhere) implements AutoCloseable {

    static Counters of(RedissonClient journal, TicketSettings settings) {
        if (settings.counters().isEmpty()) {
            return new Counters(journal, false);
        }
        Config config = new Config();
        config.useSingleServer().setAddress(settings.counters());
        if (!settings.countersPassword().isEmpty()) {
            config.setPassword(settings.countersPassword());
        }
        return new Counters(Redisson.create(config), true);
    }

    @Override
    public void close() {
        if (areElsewhere) {
            server.shutdown();
        }
    }
}
