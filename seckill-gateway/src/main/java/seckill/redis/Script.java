package seckill.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** A script of {@code /redis}, which Redis runs alone from beginning to end; Redisson sends its digest where the server knows it. */
public final class Script {

    private final RedissonClient redis;
    private final String text;

    public Script(RedissonClient redis, String text) {
        this.redis = redis;
        this.text = text;
    }

    /** @param name of the file in that folder, without {@code .lua} */
    public static Script named(RedissonClient redis, String name) {
        return new Script(redis, text(name));
    }

    public static String text(String name) {
        try (InputStream file = Script.class.getResourceAsStream("/redis/" + name + ".lua")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String answer(List<?> keys, Object... arguments) {
        return run(RScript.ReturnType.STRING, keys, arguments);
    }

    public List<Object> list(List<?> keys, Object... arguments) {
        return run(RScript.ReturnType.LIST, keys, arguments);
    }

    public List<List<Object>> rows(List<?> keys, Object... arguments) {
        return run(RScript.ReturnType.LIST, keys, arguments);
    }

    public long run(List<?> keys, Object... arguments) {
        Long answer = run(RScript.ReturnType.LONG, keys, arguments);
        return answer;
    }

    /** Runs it without anybody waiting. */
    public CompletionStage<String> answerLater(List<?> keys, Object... arguments) {
        return redis.getScript(StringCodec.INSTANCE)
                .evalAsync(RScript.Mode.READ_WRITE, text, RScript.ReturnType.STRING, List.copyOf(keys), arguments);
    }

    private <R> R run(RScript.ReturnType type, List<?> keys, Object... arguments) {
        return redis.getScript(StringCodec.INSTANCE).eval(RScript.Mode.READ_WRITE, text, type, List.copyOf(keys), arguments);
    }
}
