package seckill.problem;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Problems as they go over the wire, each encoded once per language, for whoever answers outside Spring's handlers. */
public final class EncodedProblems {

    private record Said(Problem problem, Locale locale) {}

    private final ProblemTexts texts;
    private final JsonMapper json;
    private final Map<Said, byte[]> encoded = new ConcurrentHashMap<>();

    public EncodedProblems(ProblemTexts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /** The body; the same as {@link ProblemAnswers} would send. */
    public byte[] of(ProblemException e, Locale locale) {
        return e.arguments().length == 0
                ? encoded.computeIfAbsent(new Said(e.problem(), locale), said -> encode(e, locale))
                : encode(e, locale);
    }

    private byte[] encode(ProblemException e, Locale locale) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", e.problem().type());
        members.put("title", texts.title(e.problem(), locale));
        members.put("status", e.problem().status());
        members.put("detail", texts.detail(e, locale));
        return json.writeValueAsBytes(members);
    }

    /** The problem in whatever was thrown. */
    public static ProblemException thrown(Throwable thrown) {
        return ProblemOf.thrown(thrown);
    }
}
