package seckill.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Which answer is expected for whom on which route, as {@code owners.txt} has it. */
record OwnerMatrix(List<Row> rows) {

    /** Who asks; that the things are of one buyer makes another a stranger. */
    enum Asker {
        NOBODY,
        STRANGER,
        OWNER,
        OPERATOR,
        AUDITOR
    }

    private static final String ANY_BELOW = "**";
    private static final String LET_IN = "in";

    static OwnerMatrix read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(OwnerMatrix.class.getResourceAsStream("/owners.txt"), StandardCharsets.UTF_8))) {
            return new OwnerMatrix(lines.lines().filter(it -> !it.isBlank() && !it.startsWith("#")).map(Row::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OwnerMatrix without(String method, String path) {
        return new OwnerMatrix(rows.stream().filter(row -> !row.method.equals(method) || !row.path.equals(path)).toList());
    }

    /** Of these routes, those of which no row says anything. */
    List<Route> unknown(Iterable<Route> routes) {
        List<Route> unknown = new ArrayList<>();
        routes.forEach(route -> {
            if (row(route).isEmpty()) {
                unknown.add(route);
            }
        });
        return unknown;
    }

    /** The rows of which there is no route. */
    List<Row> outlived(Iterable<Route> routes) {
        TreeSet<String> there = new TreeSet<>();
        routes.forEach(route -> row(route).ifPresent(row -> there.add(row.toString())));
        return rows.stream().filter(row -> !row.path.endsWith(ANY_BELOW) && !there.contains(row.toString())).toList();
    }

    /** What was answered otherwise than expected. */
    List<String> wrong(Iterable<Route> routes, BiFunction<Route, Asker, String> answers) {
        List<String> wrong = new ArrayList<>();
        for (Route route : routes) {
            Row row = row(route).orElseThrow();
            for (Asker asker : Asker.values()) {
                String answer = answers.apply(route, asker);
                if (!row.expects(asker, answer)) {
                    wrong.add("%s as %s: %s, not %s".formatted(route, asker, answer, row.expected.get(asker.ordinal())));
                }
            }
        }
        return wrong;
    }

    private Optional<Row> row(Route route) {
        return rows.stream().filter(row -> row.isOf(route)).findFirst();
    }

    /** @param expected in the order of the askers */
    record Row(String method, String path, List<String> expected) {

        private static Row of(String line) {
            String[] words = line.split("\\s+");
            if (words.length != 2 + Asker.values().length || words[1].endsWith(ANY_BELOW) && !words[1].contains("/console/")) {
                throw new IllegalArgumentException("no row of the matrix: " + line);
            }
            return new Row(words[0], words[1], Arrays.asList(words).subList(2, words.length));
        }

        private boolean isOf(Route route) {
            String below = path.endsWith(ANY_BELOW) ? path.substring(0, path.length() - ANY_BELOW.length()) : null;
            return method.equals(route.method())
                    && (below == null ? path.equals(route.path()) : (route.path() + "/").startsWith(below));
        }

        private boolean expects(Asker asker, String answer) {
            String expected = this.expected.get(asker.ordinal());
            return expected.equals(LET_IN) ? !answer.equals("401") && !answer.equals("403") && !answer.startsWith("5") : expected.equals(answer);
        }
    }
}
