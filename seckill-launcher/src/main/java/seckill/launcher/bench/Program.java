package seckill.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import seckill.launcher.EnvironmentException;

/**
 * A program of mode-comparison, in a JVM of its own, so that what it does is told from what the shop does. Compiled by both compilers.
 *
 * @param name of its module and jar
 * @param main the main class
 */
record Program(Path root, String name, String main) {

    /** @return its exit code, when it has ended */
    int run(List<String> arguments) throws IOException, InterruptedException {
        Path jar = root.resolve("mode-comparison/" + name + "/target/" + name + ".jar");
        if (!Files.exists(jar)) {
            throw new EnvironmentException(jar + " is missing: build first, ./seckill up does.");
        }
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Djava.net.preferIPv4Stack=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=" + name + "-logback.xml",
                "-Dseckill.root=" + root,
                "-cp",
                jar + ":" + jar.resolveSibling("lib") + "/*",
                main));
        line.addAll(arguments);
        Process process = new ProcessBuilder(line).inheritIO().start();
        // Ctrl-C reaches both: the program has something to write before it ends, and the terminal is its own until then
        Thread whenInterrupted = new Thread(() -> awaitEnd(process));
        Runtime.getRuntime().addShutdownHook(whenInterrupted);
        int code = process.waitFor();
        forget(whenInterrupted);
        return code;
    }

    private static void awaitEnd(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            return;
        }
    }
}
