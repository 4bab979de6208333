package seckill.compare.page;

import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Markup: whatever is not markup already is escaped on its way in, so that nothing in a report can become an element. */
record Html(String markup) {

    static final Html NOTHING = new Html("");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s&<>\"']+(?:&amp;[^\\s&<>\"']+)*(?<![.,;:)])");

    /** The template with each <code>{}</code> filled in: with markup as it is, with all of a collection, with anything else as text. */
    static Html of(String template, Object... values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int hole = template.indexOf("{}", from);
            filled.append(template, from, hole).append(inside(value));
            from = hole + 2;
        }
        return new Html(filled.append(template, from, template.length()).toString());
    }

    static Html join(Html... parts) {
        return of("{}", List.of(parts));
    }

    /** Text in which addresses can be followed; none that are not of the web, so that nothing runs when it is clicked. */
    static Html linked(String text) {
        return new Html(ADDRESS.matcher(escaped(text)).replaceAll(address -> Matcher.quoteReplacement(link(address))));
    }

    private static String link(MatchResult address) {
        return "<a href=\"" + address.group() + "\">" + address.group() + "</a>";
    }

    /** A verdict or an outcome, said by a word and by its colour. */
    static Html word(String word) {
        return of("<span class=\"word {}\">{}</span>", colour(word), word);
    }

    /** The same with something more in a second line, as wide as its cell. */
    static Html word(String word, String more) {
        return of("<span class=\"word heat {}\">{} <small>{}</small></span> ", colour(word), word, more);
    }

    private static String colour(String word) {
        return switch (word) {
            case "green", "clean", "holds", "caught", "allowed" -> "good";
            case "recovered" -> "fair";
            case "red", "corrupted", "broken", "stayed green", "not allowed" -> "bad";
            case "red, as declared" -> "meant";
            case "unproven", "stuck" -> "doubt";
            default -> "none";
        };
    }

    private static String inside(Object value) {
        return switch (value) {
            case Html html -> html.markup();
            case Collection<?> all -> all.stream().map(Html::inside).collect(Collectors.joining());
            case null -> "";
            default -> escaped(value.toString());
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
