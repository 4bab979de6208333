package seckill.checkout.ticket.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** A script of {@code /redis}, which Redis runs alone from beginning to end. */
final class Script {

    private final RedissonClient redis;
    private final String text;

    Script(RedissonClient redis, String text) {
        this.redis = redis;
        this.text = text;
    }

    /** @param name of the file, without {@code .lua} */
    static Script named(RedissonClient redis, String name) {
        return new Script(redis, text(name));
    }

    static String text(String name) {
        try (InputStream file = Script.class.getResourceAsStream("/redis/" + name + ".lua")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String answer(List<?> keys, Object... arguments) {
        return run(RScript.ReturnType.STRING, keys, arguments);
    }

    List<Object> list(List<?> keys, Object... arguments) {
        return run(RScript.ReturnType.LIST, keys, arguments);
    }

    List<List<Object>> rows(List<?> keys, Object... arguments) {
        return run(RScript.ReturnType.LIST, keys, arguments);
    }

    long run(List<?> keys, Object... arguments) {
        Long answer = run(RScript.ReturnType.LONG, keys, arguments);
        return answer;
    }

    private <R> R run(RScript.ReturnType type, List<?> keys, Object... arguments) {
        return redis.getScript(StringCodec.INSTANCE).eval(RScript.Mode.READ_WRITE, text, type, List.copyOf(keys), arguments);
    }
}
