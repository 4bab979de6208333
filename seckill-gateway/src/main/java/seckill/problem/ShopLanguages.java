package seckill.problem;

import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.HttpCookie;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;

/** English or Chinese: what the reader chose (a cookie), else what the browser prefers. */
public final class ShopLanguages implements LocaleContextResolver {

    /** The cookie with the reader's choice. */
    public static final String COOKIE = "lang";

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    @Override
    public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
        HttpCookie chosen = exchange.getRequest().getCookies().getFirst(COOKIE);
        return new SimpleLocaleContext(chosen == null ? preferred(exchange) : spoken(chosen.getValue()));
    }

    @Override
    public void setLocaleContext(ServerWebExchange exchange, LocaleContext context) {
        throw new UnsupportedOperationException("the language is chosen by a cookie");
    }

    /** The language of that tag: any Chinese is Chinese, everything else English. */
    public static Locale spoken(String tag) {
        return Locale.forLanguageTag(tag).getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    /** What cannot be read is no wish. */
    private static List<Locale> accepted(ServerWebExchange exchange) {
        try {
            return exchange.getRequest().getHeaders().getAcceptLanguageAsLocales();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static Locale preferred(ServerWebExchange exchange) {
        return accepted(exchange).stream()
                .map(Locale::toLanguageTag)
                .filter(tag -> SPOKEN.stream().anyMatch(s -> tag.startsWith(s.getLanguage())))
                .findFirst()
                .map(ShopLanguages::spoken)
                .orElse(Locale.ENGLISH);
    }
}
