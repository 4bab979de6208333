package seckill.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lowest version of a library that there may be, as {@code libraries.txt} has it. */
record Lowest(String library, String version, String where, String why) {

    private static final String ABSENT = "absent";

    static List<Lowest> all() {
        return lines("/libraries.txt").stream().map(it -> it.split("\\s+", 4)).map(it -> new Lowest(it[0], it[1], it[2], it[3])).toList();
    }

    /** What a server is known to have, and has to have exactly so; each as {@code where library version}. */
    static List<String> known() {
        return lines("/libraries-known.txt").stream().map(it -> it.split("\\s+", 4)).map(it -> it[0] + " " + it[1] + " " + it[2]).toList();
    }

    /** What is wrong there; empty when nothing is, or when the library is not there. */
    Optional<String> wrongIn(Bom bom) {
        String there = bom.versions().get(library);
        if (!bom.isMeantBy(where) || there == null) {
            return Optional.empty();
        }
        boolean isEnough = !version.equals(ABSENT) && Arrays.compare(numbers(there), numbers(version)) >= 0;
        return isEnough ? Optional.empty() : Optional.of(bom.name() + " " + library + " " + there);
    }

    /** What a version counts by; a word in it, as in 1.0.Final, ends it. */
    private static int[] numbers(String version) {
        return Pattern.compile("[.-]").splitAsStream(version).takeWhile(it -> it.matches("\\d+")).mapToInt(Integer::parseInt).toArray();
    }

    private static List<String> lines(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Lowest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return lines.lines().filter(it -> !it.isBlank() && !it.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
