package seckill.comparison;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import seckill.checkout.Guarantees;

/** The declared guarantees as a table in Markdown. */
final class ModeTable {

    private static final List<String> HEAD = List.of(
            "mode", "family", "all steps or none", "settled", "what others see before", "held until the end",
            "asks of business code", "runs as", "when its carrier dies");

    private ModeTable() {}

    static String markdown(List<Guarantees> modes) {
        Stream<String> head = Stream.of(row(HEAD), "|" + "---|".repeat(HEAD.size()));
        return Stream.concat(head, modes.stream().map(ModeTable::row)).collect(Collectors.joining("\n"));
    }

    private static String row(Guarantees it) {
        return row(List.of(
                "**" + it.mode() + "**",
                words(it.family()),
                words(it.atomicity()),
                words(it.settlement()),
                words(it.readersSee()),
                words(it.held()),
                words(it.asks()),
                words(it.assemblies()),
                it.afterCrash()));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String words(Collection<? extends Enum<?>> constants) {
        return constants.isEmpty()
                ? "nothing"
                : constants.stream().sorted().map(ModeTable::words).collect(Collectors.joining(", "));
    }
}
