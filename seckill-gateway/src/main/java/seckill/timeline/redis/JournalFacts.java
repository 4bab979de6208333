package seckill.timeline.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import seckill.participant.Fact;
import seckill.participant.Fact.Detail;
import seckill.transaction.history.Facts;

/** The tickets of checkouts of the mode REDIS_MSG: what they took, where they stand in the journal, and what troubled them. */
public final class JournalFacts implements Facts {

    private final RedissonClient redis;

    public JournalFacts(RedissonClient redis) {
        this.redis = redis;
    }

    @Override
    public List<Fact> of(String orderId, List<String> checkouts) {
        List<Fact> facts = new ArrayList<>();
        for (String checkout : checkouts) {
            Map<String, String> ticket = map("{admission}:ticket:" + checkout).readAllMap();
            if (!ticket.isEmpty()) {
                facts.add(fact(checkout, new TreeMap<>(ticket)));
            }
        }
        return facts;
    }

    /** The number of an entry begins with the time at which it was written, by Redis's clock. */
    private Fact fact(String checkout, Map<String, String> ticket) {
        String entry = ticket.getOrDefault("entry", "");
        Instant at = entry.contains("-") ? Instant.ofEpochMilli(Long.parseLong(entry.substring(0, entry.indexOf('-')))) : null;
        List<Detail> details = new ArrayList<>();
        ticket.forEach((name, value) -> {
            if (!name.equals("state")) {
                details.add(new Detail(name.replace("{admission}:", ""), value));
            }
        });
        add(details, "trouble", "{admission}:troubles", checkout);
        add(details, "parked", "{admission}:parked", checkout);
        return new Fact("redis", "ticket", at, checkout, ticket.getOrDefault("state", ""), details);
    }

    private void add(List<Detail> details, String name, String key, String checkout) {
        String value = map(key).get(checkout);
        if (value != null) {
            details.add(new Detail(name, value));
        }
    }

    private RMap<String, String> map(String key) {
        return redis.getMap(key, StringCodec.INSTANCE);
    }
}
