package seckill.launcher.mutation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The packages whose tests are judged, and what each must not fall below; written down in {@code floors.txt} beside this class.
 *
 * @param total what all of them together must not fall below
 */
record Floors(int total, List<Floor> packages) {

    /** What is demanded of each; a floor below it says how far a package is, not that this would do. */
    static final int DEMAND = 85;

    Floors {
        packages = List.copyOf(packages);
    }

    static Floors written() throws IOException {
        try (BufferedReader text = new BufferedReader(
                new InputStreamReader(Floors.class.getResourceAsStream("floors.txt"), StandardCharsets.UTF_8))) {
            return read(text.lines().toList());
        }
    }

    static Floors read(List<String> lines) {
        List<String[]> words = lines.stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !it.startsWith("#"))
                .map(it -> it.split("\\s+"))
                .toList();
        int total = words.stream()
                .filter(it -> it[0].equals("total"))
                .mapToInt(it -> Integer.parseInt(it[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line says what the total must not fall below"));
        return new Floors(total, words.stream()
                .filter(it -> !it[0].equals("total"))
                .map(it -> new Floor(it[0], it[1], Integer.parseInt(it[2])))
                .toList());
    }

    List<String> modules() {
        return packages.stream().map(Floor::module).distinct().toList();
    }

    /**
     * Those of one module; what all of them reach together is nobody's business then.
     *
     * @param module its folder, or its name with or without Maven's colon
     */
    Floors only(String module) {
        String name = module.startsWith(":") ? module.substring(1) : module;
        List<Floor> its = packages.stream()
                .filter(it -> it.module().equals(name) || it.artifact().equals(name))
                .toList();
        if (its.isEmpty()) {
            throw new IllegalArgumentException("no mutants are made of " + module + ", only of " + modules());
        }
        return new Floors(0, its);
    }
}
