package seckill.console.web;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import seckill.compare.advice.Advice.Excluded;
import seckill.compare.advice.Case;

/** How the advice is put to one reader. Public, because the template calls it. */
public final class AdviceWords {

    private final MessageSource messages;
    private final Locale locale;

    AdviceWords(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    public String why(Excluded it) {
        Object[] about = switch (it.why()) {
            case RUNS_ELSEWHERE -> new Object[] {it.about().stream().map(this::assembly).collect(Collectors.joining(said("advice.or")))};
            case NOT_ISOLATED -> new Object[] {said("advice.readers-see." + id(it.about().getFirst()))};
            case LEAVES_DAMAGE, DECIDES_LATER, NOT_MEASURED, NOT_GREEN -> it.about().toArray();
        };
        return said("advice.why." + it.why().id(), about);
    }

    /** How the modules stand. */
    public String assembly(Case.Assembly it) {
        return assembly(it.name());
    }

    private String assembly(String name) {
        return said("advice.assembly." + id(name));
    }

    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A report may know words that this shop does not. */
    private String said(String key, Object... about) {
        return messages.getMessage(key, about, key.substring(key.lastIndexOf('.') + 1), locale);
    }
}
