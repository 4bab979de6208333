package seckill.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    /** {@code #{key}}, and the beginning of {@code #{|key.${…}|}}. */
    private static final Pattern KEY = Pattern.compile("#\\{(\\|?)([a-z][a-z0-9.-]*[a-z0-9.])");

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(keys("messages.properties")).isEqualTo(keys("messages_zh_CN.properties")).isNotEmpty();
    }

    @Test
    void both_languages_fill_in_the_same_blanks() throws IOException {
        Properties english = load("messages.properties");
        Properties chinese = load("messages_zh_CN.properties");
        for (String key : english.stringPropertyNames()) {
            assertThat(blanks(chinese.getProperty(key))).as(key).isEqualTo(blanks(english.getProperty(key)));
        }
    }

    @Test
    void every_key_of_every_template_exists() throws IOException {
        Set<String> known = keys("messages.properties");
        Set<String> used = new TreeSet<>();
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
            for (Path template : templates.toList()) {
                used.addAll(unknown(Files.readString(template), known));
            }
        }
        assertThat(used).isEmpty();
    }

    @Test
    void a_template_with_an_unknown_key_is_noticed() {
        assertThat(unknown("<p th:text=\"#{no.such.key}\"><p th:text=\"#{|no.such.${x}|}\">", keysOf(new Properties())))
                .containsExactly("no.such.", "no.such.key");
    }

    private static Set<String> unknown(String template, Set<String> known) {
        Set<String> unknown = new TreeSet<>();
        Matcher matcher = KEY.matcher(template);
        while (matcher.find()) {
            String key = matcher.group(2);
            boolean isPrefix = !matcher.group(1).isEmpty();
            if (isPrefix ? known.stream().noneMatch(k -> k.startsWith(key)) : !known.contains(key)) {
                unknown.add(key);
            }
        }
        return unknown;
    }

    private static Set<String> blanks(String text) {
        Set<String> blanks = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d").matcher(text);
        while (matcher.find()) {
            blanks.add(matcher.group());
        }
        return blanks;
    }

    private static Set<String> keys(String file) throws IOException {
        return keysOf(load(file));
    }

    private static Set<String> keysOf(Properties properties) {
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static Properties load(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/" + file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
