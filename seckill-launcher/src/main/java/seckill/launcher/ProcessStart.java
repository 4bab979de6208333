package seckill.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Starts a process that outlives this one and its terminal: a session of its own, no terminal, output to its log. */
final class ProcessStart {

    private ProcessStart() {}

    static RunningProcess of(String name, int port, List<String> command, Home home) throws IOException {
        List<String> line = new ArrayList<>(List.of("setsid"));
        line.addAll(command);
        Path log = home.logOf(name);
        if (Files.exists(log)) {
            // the last run's log stays, older ones go: nothing here grows for ever
            Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Path own = home.data().resolve(name);
        Process process = new ProcessBuilder(line)
                .directory((Files.isDirectory(own) ? own : home.dir()).toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        // setsid becomes the command in place, so its pid is the command's
        String mark = ProcessMark.of(process.pid()).orElseThrow(() -> new IOException("it ended at once"));
        return new RunningProcess(name, process.pid(), mark, port);
    }
}
