package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process occupies of the machine's memory. */
final class ResidentMemory {

    private ResidentMemory() {}

    /** In MiB; 0 when it is dead or the system has no /proc. */
    static long mib(RunningProcess process) {
        if (!process.isAlive()) {
            return 0;
        }
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
