package seckill.launcher.rocketmq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a server of RocketMQ said.
 *
 * @param code   0: yes; everything else is a kind of no
 * @param header its remark and its named fields
 * @param body   JSON most of the time; empty when there is none
 */
record Answer(int code, JsonNode header, byte[] body) {

    static final int SUCCESS = 0;
    /** Nothing is known of this consumer group and queue. */
    static final int NOT_FOUND = 22;
    /** A name server knows no broker for the topic. */
    static final int NO_SUCH_TOPIC = 17;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** RocketMQ writes numbers as keys without quotes, which is no JSON. */
    private static final String BARE_KEY = "([{,]\\s*)(-?\\d+)\\s*:";

    boolean isYes() {
        return code == SUCCESS;
    }

    long number(String field) throws IOException {
        JsonNode value = header.path("extFields").path(field);
        if (value.isMissingNode()) {
            throw new IOException("RocketMQ answered without " + field + ": " + header);
        }
        return value.asLong();
    }

    JsonNode json() throws IOException {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            return JSON.readTree(text.replaceAll(BARE_KEY, "$1\"$2\":"));
        } catch (JsonProcessingException e) {
            throw new IOException("RocketMQ answered with what is no JSON: " + text, e);
        }
    }

    @Override
    public String toString() {
        return code + " " + header.path("remark").asText();
    }
}
