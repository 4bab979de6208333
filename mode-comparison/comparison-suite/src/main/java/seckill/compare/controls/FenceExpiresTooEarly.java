package seckill.compare.controls;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.redisson.api.RKeys;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RScript.ReturnType;
import org.redisson.client.codec.StringCodec;

/** Two-phase message on Redis: whoever took a unit dies before he submits, and the check-back comes. */
final class FenceExpiresTooEarly implements Control {

    private static final String UNITS = "{control:fence}:units";
    private static final String FENCE = "{control:fence}:fence";
    private static final String SHORT_MS = "1";
    private static final String LONG_MS = "3600000";
    private static final String TAKE = "redis.call('DECR', KEYS[1]) redis.call('SET', KEYS[2], 'taken', 'PX', ARGV[1])";
    private static final String CHECK_BACK =
            "local fence = redis.call('GET', KEYS[2]) if not fence then redis.call('SET', KEYS[2], 'given up') return 0 end return 1";

    @Override
    public String name() {
        return "fence expires too early";
    }

    @Override
    public String says() {
        return "The fence in Redis is forgotten before the check-back looks for it, which then gives up a unit that was taken";
    }

    @Override
    public String source() {
        return "https://github.com/dtm-labs/dtmcli/issues/1";
    }

    @Override
    public Set<String> guards() {
        return Set.of("REDIS_MSG");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        List<Object> keys = List.of(UNITS, FENCE);
        RScript redis = site.redis().getScript(StringCodec.INSTANCE);
        RKeys all = site.redis().getKeys();
        try {
            redis.eval(Mode.READ_WRITE, "redis.call('SET', KEYS[1], 10)", ReturnType.VALUE, keys);
            redis.eval(Mode.READ_WRITE, TAKE, ReturnType.VALUE, keys, isWrong ? SHORT_MS : LONG_MS); // and who took it dies
            if (isWrong) {
                Waiting.until("the fence has expired", Duration.ofSeconds(5), () -> all.countExists(FENCE) == 0);
            }
            boolean isTaken = redis.eval(Mode.READ_WRITE, CHECK_BACK, ReturnType.BOOLEAN, keys);
            long journaled = isTaken ? 1 : 0; // submitted, or given up
            long left = redis.eval(Mode.READ_WRITE, "return tonumber(redis.call('GET', KEYS[1]))", ReturnType.LONG, keys);
            return left + journaled == 10
                    ? List.of()
                    : List.of(new Broken("I2", "units 10: counted in Redis %d, journaled %d".formatted(left, journaled)));
        } finally {
            all.delete(UNITS, FENCE);
        }
    }
}
