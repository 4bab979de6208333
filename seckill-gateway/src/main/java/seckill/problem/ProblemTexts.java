package seckill.problem;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** What a problem is called, and what to do about it, in the reader's language. */
public final class ProblemTexts {

    private final MessageSource messages;

    public ProblemTexts(MessageSource messages) {
        this.messages = messages;
    }

    public String title(Problem problem, Locale locale) {
        return messages.getMessage("problem." + problem.slug() + ".title", null, locale);
    }

    public String detail(ProblemException e, Locale locale) {
        return messages.getMessage("problem." + e.problem().slug() + ".detail", e.arguments(), locale);
    }
}
