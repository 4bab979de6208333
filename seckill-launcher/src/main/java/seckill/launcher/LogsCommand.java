package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./seckill logs NAME}. */
@Command(name = "logs", description = "Prints the end of a process's log.")
final class LogsCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "NAME", description = "Such as gateway, stock, order, payment, database, redis, nacos, tc, rocketmq.")
    private String name;

    @Option(names = "-f", description = "Goes on printing what is added, until Ctrl-C.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", defaultValue = "50", description = "How many (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = home.home().logOf(name);
        if (!name.matches("[a-z-]+") || !Files.exists(log)) {
            Terminal.progress("There is no log of " + name + " in " + home.home().log() + ". There are: " + names());
            return ExitCode.USAGE;
        }
        // tail knows about truncation and rotation, and stops with the terminal
        List<String> tail = follow
                ? List.of("tail", "-n", Integer.toString(lines), "-F", log.toString())
                : List.of("tail", "-n", Integer.toString(lines), log.toString());
        return new ProcessBuilder(tail).inheritIO().start().waitFor();
    }

    private String names() throws IOException {
        if (!Files.isDirectory(home.home().log())) {
            return "none";
        }
        try (Stream<Path> logs = Files.list(home.home().log())) {
            return logs.map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(".log"))
                    .map(n -> n.substring(0, n.length() - ".log".length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }
}
