package seckill.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;
import org.luaj.vm2.lib.jse.JsePlatform;

/** One of the scripts that the shop has Redis run, run here: what decides is the shop's own text. */
final class ShopScript {

    private final Globals globals = JsePlatform.standardGlobals();
    private final LuaValue script;
    private RedisData data;

    private ShopScript(String name, String text) {
        LuaTable redis = new LuaTable();
        redis.set("call", new Call());
        redis.set("replicate_commands", new Nothing());
        globals.set("redis", redis);
        globals.set("unpack", globals.get("table").get("unpack")); // Redis speaks Lua 5.1
        this.script = globals.load(text, name);
    }

    static ShopScript named(String name) {
        return new ShopScript(name, text(name));
    }

    /**
     * The same with a mistake in it.
     *
     * @throws IllegalStateException when the text has changed, and the mistake cannot be made as it was
     */
    static ShopScript withMistake(String name, String right, String wrong) {
        String text = text(name);
        if (!text.contains(right)) {
            throw new IllegalStateException(name + " does not say any more: " + right);
        }
        return new ShopScript(name, text.replace(right, wrong));
    }

    private static String text(String name) {
        try (InputStream file = ShopScript.class.getResourceAsStream("/redis/" + name + ".lua")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What there is afterwards, and what the script has said. */
    record Answer(RedisData after, String said) {}

    Answer run(RedisData before, List<String> keys, List<String> arguments) {
        data = before.copy();
        globals.set("KEYS", table(keys));
        globals.set("ARGV", table(arguments));
        return new Answer(data, script.call().tojstring());
    }

    private static LuaTable table(List<?> values) {
        LuaTable table = new LuaTable();
        for (int i = 0; i < values.size(); i++) {
            table.set(i + 1, lua(values.get(i)));
        }
        return table;
    }

    /** As Redis converts: nothing is false. */
    private static LuaValue lua(Object value) {
        return switch (value) {
            case null -> LuaValue.FALSE;
            case Long number -> LuaValue.valueOf(number.doubleValue());
            case List<?> list -> table(list);
            default -> LuaValue.valueOf(value.toString());
        };
    }

    private final class Call extends VarArgFunction {

        @Override
        public Varargs invoke(Varargs line) {
            List<String> words = new ArrayList<>(line.narg());
            for (int i = 1; i <= line.narg(); i++) {
                words.add(line.checkjstring(i));
            }
            return lua(data.call(words));
        }
    }

    private static final class Nothing extends VarArgFunction {

        @Override
        public Varargs invoke(Varargs none) {
            return NONE;
        }
    }
}
