package seckill.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What no answer may be, whatever was asked: a failure of the shop, a look into its inside, an error that is no problem. */
public final class Judgement {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Lines of a stack trace, names of classes, and what databases say. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\tat |\\bat [a-z]+\\.[a-zA-Z.]+\\(|(java|javax|org|com|io|tools|seckill)\\.[a-z]+\\.[a-zA-Z.]*[A-Z]\\w+|\\w+Exception\\b|SQLSTATE|You have an error in your SQL");

    private Judgement() {}

    /** What is wrong with the answer; empty when nothing is. */
    public static Optional<String> of(RawRequest request, RawAnswer answer) {
        if (answer.status() >= 500) {
            return Optional.of("a failure");
        }
        if (answer.status() < 200) {
            return Optional.of("no answer");
        }
        boolean noBody = request.method().equals("HEAD");
        if (answer.status() >= 400 && !noBody && !isProblem(answer)) {
            return Optional.of("an error that is no problem");
        }
        return answer.status() >= 400 && tellsOfTheInside(request, answer) ? Optional.of("a look inside") : Optional.empty();
    }

    /** More than what the request has said itself, as the name of a field. */
    private static boolean tellsOfTheInside(RawRequest request, RawAnswer answer) {
        String said = new String(request.body(), StandardCharsets.UTF_8);
        return INSIDE.matcher(answer.body()).results().anyMatch(it -> !said.contains(it.group()));
    }

    private static boolean isProblem(RawAnswer answer) {
        if (!answer.headers().getOrDefault("content-type", "").startsWith("application/problem+json")) {
            return false;
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            return problem.path("status").asInt() == answer.status()
                    && problem.path("type").asText().startsWith("/problems/")
                    && !problem.path("title").asText().isBlank()
                    && !problem.path("detail").asText().isBlank();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
