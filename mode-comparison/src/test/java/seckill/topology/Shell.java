package seckill.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One command of the system, of which nothing but its answer matters. */
final class Shell {

    private Shell() {}

    /** What it says; an exception when it fails. */
    static String run(String... line) {
        Answer answer = ask(line);
        if (answer.code() != 0) {
            throw new IllegalStateException(String.join(" ", line) + ": " + answer.text().strip());
        }
        return answer.text();
    }

    /** For what may be gone already. */
    static void tryTo(String... line) {
        ask(line);
    }

    static boolean works(String... line) {
        try {
            return ask(line).code() == 0;
        } catch (UncheckedIOException thereIsNoSuchCommand) {
            return false;
        }
    }

    private record Answer(int code, String text) {}

    private static Answer ask(String... line) {
        try {
            Process process = new ProcessBuilder(List.of(line)).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
