package seckill.problem;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.server.ServerWebExchange;

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

    /** For the template {@code problem :: inline}, on the page at which it came up. */
    public void show(ProblemException e, Model model, ServerWebExchange exchange) {
        Locale locale = Readers.locale(exchange);
        model.addAttribute("problemTitle", title(e.problem(), locale));
        model.addAttribute("problemDetail", detail(e, locale));
    }
}
