package seckill.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.altcha.altcha.Altcha;

/** What a page of ALTCHA's does with a challenge. */
final class Proof {

    private Proof() {}

    /** Solves it, and writes the solution as the shop wants to be shown it. */
    static String of(JsonNode challenge) {
        return shown(challenge, number(challenge));
    }

    static long number(JsonNode challenge) {
        try {
            return Altcha.solveChallenge(
                    challenge.path("challenge").asText(),
                    challenge.path("salt").asText(),
                    Altcha.Algorithm.SHA256,
                    challenge.path("maxnumber").asLong(),
                    0).number;
        } catch (Exception e) {
            throw new AssertionError("not solved: " + challenge, e);
        }
    }

    static String shown(JsonNode challenge, long number) {
        ObjectNode solution = challenge.deepCopy();
        solution.remove("maxnumber");
        solution.put("number", number).put("took", 42);
        return Base64.getEncoder().encodeToString(solution.toString().getBytes(StandardCharsets.UTF_8));
    }
}
