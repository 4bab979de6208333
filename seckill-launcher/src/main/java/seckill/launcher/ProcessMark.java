package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells a process from a later one that was given the same pid: boot id and start tick on Linux. The wall clock would
 * not do: it is set while machines run, and a start instant computed from it moves along.
 */
final class ProcessMark {

    /** Position of starttime in /proc/PID/stat, counted behind the command name (proc(5), field 22). */
    private static final int START_TICK = 19;

    private ProcessMark() {}

    static Optional<String> of(long pid) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        try {
            if (Files.exists(Path.of("/proc/self/stat"))) {
                String line = Files.readString(stat);
                String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
                boolean ended = fields[0].equals("Z") || fields[0].equals("X");
                return ended ? Optional.empty() : Optional.of(bootId() + ":" + fields[START_TICK]);
            }
        } catch (IOException gone) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(p -> p.info().startInstant())
                .map(start -> Long.toString(start.toEpochMilli()));
    }

    private static String bootId() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }
}
