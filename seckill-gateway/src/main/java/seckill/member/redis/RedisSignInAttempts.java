package seckill.member.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import seckill.member.SignInAttempts;

/** Counters that end with their window. Counting and the end are one script: a counter without an end locks out for ever. */
public final class RedisSignInAttempts implements SignInAttempts {

    private static final String COUNT =
            """
            local n = redis.call('INCR', KEYS[1])
            if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            if n > tonumber(ARGV[2]) then return redis.call('PTTL', KEYS[1]) end
            return 0
            """;

    /** Not below zero: the window may have ended since. */
    private static final String TAKE_BACK =
            "if tonumber(redis.call('GET', KEYS[1]) or '0') > 0 then return redis.call('DECR', KEYS[1]) end return 0";

    private final RedissonClient redis;

    public RedisSignInAttempts(RedissonClient redis) {
        this.redis = redis;
    }

    @Override
    public Optional<Duration> count(String login, String address) {
        return count(ofAddress(address), PER_ADDRESS_MAX)
                .or(() -> login.isEmpty() ? Optional.empty() : count(ofLogin(login), PER_LOGIN_MAX));
    }

    @Override
    public void succeeded(String login, String address) {
        script().eval(RScript.Mode.READ_WRITE, TAKE_BACK, RScript.ReturnType.LONG, List.of(ofAddress(address)));
        redis.getBucket(ofLogin(login), StringCodec.INSTANCE).delete();
    }

    private Optional<Duration> count(String key, int max) {
        Long waitMs = script().eval(
                RScript.Mode.READ_WRITE,
                COUNT,
                RScript.ReturnType.LONG,
                List.of(key),
                Long.toString(WINDOW.toMillis()),
                Integer.toString(max));
        return waitMs == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(waitMs));
    }

    private RScript script() {
        return redis.getScript(StringCodec.INSTANCE);
    }

    private static String ofLogin(String login) {
        return "signin:login:" + login;
    }

    private static String ofAddress(String address) {
        return "signin:address:" + address;
    }
}
