package seckill.problem;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Problems as programs get them, each encoded once per language. */
public final class EncodedProblems {

    private record Said(Problem problem, Locale locale) {}

    private final ProblemTexts texts;
    private final JsonMapper json;
    private final Map<Said, byte[]> encoded = new ConcurrentHashMap<>();

    public EncodedProblems(ProblemTexts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /** The body of an answer. */
    public byte[] of(ProblemException e, Locale locale) {
        return e.arguments().length == 0 && e.checkoutId().isEmpty()
                ? encoded.computeIfAbsent(new Said(e.problem(), locale), said -> encode(e, locale))
                : encode(e, locale);
    }

    private byte[] encode(ProblemException e, Locale locale) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", e.problem().type());
        members.put("title", texts.title(e.problem(), locale));
        members.put("status", e.problem().status());
        members.put("detail", texts.detail(e, locale));
        if (!e.checkoutId().isEmpty()) {
            members.put("checkoutId", e.checkoutId());
        }
        return json.writeValueAsBytes(members);
    }

    /** The problem in whatever was thrown. */
    public static ProblemException thrown(Throwable thrown) {
        return ProblemOf.thrown(thrown);
    }
}
