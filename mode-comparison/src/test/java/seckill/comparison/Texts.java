package seckill.comparison;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** What the shop's pages say in a language. */
final class Texts {

    static final List<String> LANGUAGES = List.of("en", "zh-CN");

    private final Properties texts = new Properties();

    private Texts() {}

    static Texts in(String language) {
        Texts in = new Texts();
        String file = language.startsWith("zh") ? "/messages_zh_CN.properties" : "/messages.properties";
        try (InputStreamReader reader = new InputStreamReader(Texts.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            in.texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return in;
    }

    /** The text of that key. */
    String of(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new AssertionError("no text " + key);
        }
        return text;
    }

    /** What stands before its first blank. */
    String beginningOf(String key) {
        return of(key).split("\\{", 2)[0].strip();
    }
}
