package seckill.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import seckill.checkout.Guarantees;

/** What the shop answered over HTTP. */
record Answer(int status, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether it acknowledges a checkout; 202 would say that nobody knows yet. */
    boolean isAccepted() {
        return status == 201;
    }

    /** Whether it says that a checkout will be decided later, as its mode declares; any other 202 says that nobody knows. */
    boolean isTakenOn() {
        return status == 202
                && DeclaredModes.named(field("mode")).settlement() == Guarantees.Settlement.DECIDED_LATER;
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + this, e);
        }
    }

    String field(String name) {
        return json().path(name).asText();
    }

    /** The problem's type without {@code /problems/}; empty when it is no problem. */
    String problem() {
        return isSuccess() ? "" : field("type").replaceFirst("^/problems/", "");
    }

    /** This answer, which must be a success. */
    Answer expectSuccess() {
        if (!isSuccess()) {
            throw new AssertionError("expected a success: " + this);
        }
        return this;
    }
}
