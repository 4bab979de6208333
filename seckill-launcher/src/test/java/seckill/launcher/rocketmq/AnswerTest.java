package seckill.launcher.rocketmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void numbers_as_keys_are_read_although_they_are_no_json() throws IOException {
        assertEquals(7, saying("{\"offsetTable\":{1:3,12:7},\"dataVersion\":{\"counter\":{\"value\":2}}}")
                .json().path("offsetTable").path("12").asInt());
    }

    @Test
    void proper_json_stays_what_it_is() throws IOException {
        assertEquals("127.0.0.1:20911", saying("{\"brokerAddrs\":{\"0\":\"127.0.0.1:20911\"}}")
                .json().path("brokerAddrs").path("0").asText());
    }

    @Test
    void what_is_no_json_and_what_is_missing_is_an_error_and_not_a_zero() {
        assertThrows(IOException.class, () -> saying("<html>").json());
        assertThrows(IOException.class, () -> saying("").number("offset"));
    }

    private static Answer saying(String body) {
        return new Answer(0, JsonNodeFactory.instance.objectNode(), body.getBytes(StandardCharsets.UTF_8));
    }
}
