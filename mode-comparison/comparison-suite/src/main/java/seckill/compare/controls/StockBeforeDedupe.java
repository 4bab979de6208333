package seckill.compare.controls;

import java.util.List;
import java.util.Set;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.StringCodec;

/** The buyer of the last unit hears no answer and asks again. */
final class StockBeforeDedupe implements Control {

    private static final String STOCK = "if tonumber(redis.call('GET', KEYS[1])) < 1 then return 'SOLD_OUT' end\n";
    private static final String DEDUPE = "if redis.call('EXISTS', KEYS[2]) == 1 then return 'TICKET' end\n";
    private static final String TAKE = "redis.call('DECR', KEYS[1]) redis.call('SET', KEYS[2], 'taken') return 'TICKET'";

    @Override
    public String name() {
        return "stock before dedupe";
    }

    @Override
    public String says() {
        return "The script looks at the stock before it looks whether this buyer has his unit: asked "
                + "again, it says sold out to the buyer of the last one";
    }

    @Override
    public String source() {
        return "https://github.com/dtm-labs/client/blob/27f7004fada420ff0e968982309f30d7ead6aac7/dtmcli/barrier_redis.go";
    }

    @Override
    public Set<String> guards() {
        return Set.of("REDIS_MSG");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        List<Object> keys = List.of("{control:dedupe}:units", "{control:dedupe}:ticket");
        RScript redis = site.redis().getScript(StringCodec.INSTANCE);
        String script = (isWrong ? STOCK + DEDUPE : DEDUPE + STOCK) + TAKE;
        try {
            redis.eval(Mode.READ_WRITE, "redis.call('SET', KEYS[1], 1)", ReturnType.VALUE, keys);
            String first = redis.eval(Mode.READ_WRITE, script, ReturnType.VALUE, keys);
            String again = redis.eval(Mode.READ_WRITE, script, ReturnType.VALUE, keys);
            return first.equals(again)
                    ? List.of()
                    : List.of(new Broken("I7", "the same request for the last unit was answered %s and then %s".formatted(first, again)));
        } finally {
            site.redis().getKeys().delete("{control:dedupe}:units", "{control:dedupe}:ticket");
        }
    }
}
