package seckill.sale.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonStateTest {

    /** Templates put these keys together, so that no test of templates sees that one is missing. */
    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_zh_CN.properties"})
    void every_state_has_its_texts(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStreamReader reader = new InputStreamReader(getClass().getResourceAsStream("/" + file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        assertThat(missing(texts)).isEmpty();

        texts.remove("button.sold-out.title"); // the control
        assertThat(missing(texts)).containsExactly("button.sold-out.title");
    }

    private static List<String> missing(Properties texts) {
        return Arrays.stream(ButtonState.values())
                .flatMap(state -> Stream.of("title", state == ButtonState.ACTIVE ? "hint" : "detail")
                        .map(part -> "button." + state.slug() + "." + part))
                .filter(key -> texts.getProperty(key, "").isBlank())
                .toList();
    }
}
