package seckill.comparison;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import seckill.checkout.Guarantees;

/** The declared guarantees as a table in Markdown, beside what was measured. */
final class ModeTable {

    private static final List<String> HEAD = List.of(
            "mode", "family", "all steps or none", "settled", "what others see before", "held until the end",
            "asks of business code", "runs as", "buy-now p50 / p99 ms", "× NONE", "when its carrier dies");

    private ModeTable() {}

    static String markdown(List<Guarantees> modes, Latencies measured) {
        Stream<String> head = Stream.of(row(HEAD), "|" + "---|".repeat(HEAD.size()));
        return Stream.concat(head, modes.stream().map(it -> row(it, measured))).collect(Collectors.joining("\n"));
    }

    private static String row(Guarantees it, Latencies measured) {
        return row(List.of(
                "**" + it.mode() + "**",
                words(it.family()),
                words(it.atomicity()),
                words(it.settlement()),
                words(it.readersSee()),
                words(it.held()),
                words(it.asks()),
                words(it.assemblies()),
                measured.ofBuyNow(it.mode()),
                measured.toBaseline(it.mode()),
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
