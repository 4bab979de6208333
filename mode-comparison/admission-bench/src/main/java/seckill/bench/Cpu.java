package seckill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Processor time, by process, and what the rest of the machine has used. */
final class Cpu {

    private static final Path ALL = Path.of("/proc/stat");
    private static final double TICKS_A_SECOND = 100;

    private final Supplier<Map<String, Long>> pids;

    /** @param pids of what belongs to the bench, by name; asked each time, because a process may have been started again */
    Cpu(Supplier<Map<String, Long>> pids) {
        this.pids = pids;
    }

    /** @param allSeconds of everything on this machine, empty where nobody says */
    record Reading(Map<String, Duration> used, OptionalDouble allSeconds, long at) {

        /** What was used since an earlier reading. */
        Use since(Reading before) {
            Map<String, Double> seconds = new LinkedHashMap<>();
            used.forEach((name, now) ->
                    seconds.put(name, now.minus(before.used.getOrDefault(name, Duration.ZERO)).toNanos() / 1e9));
            double ours = seconds.values().stream().mapToDouble(it -> it).sum();
            double available = (at - before.at) / 1e9 * Runtime.getRuntime().availableProcessors();
            OptionalDouble others = allSeconds.isPresent() && before.allSeconds.isPresent()
                    ? OptionalDouble.of(
                            Math.max(0, allSeconds.getAsDouble() - before.allSeconds.getAsDouble() - ours) / available)
                    : OptionalDouble.empty();
            return new Use(seconds, others);
        }
    }

    /** @param others share of the machine that processes of others had, 0 to 1; empty where nobody says */
    record Use(Map<String, Double> seconds, OptionalDouble others) {

        double seconds(String... names) {
            double sum = 0;
            for (String name : names) {
                sum += seconds.getOrDefault(name, 0.0);
            }
            return sum;
        }
    }

    Reading read() {
        Map<String, Duration> used = new LinkedHashMap<>();
        used.put("generator", of(ProcessHandle.current()));
        pids.get().forEach((name, pid) -> ProcessHandle.of(pid).ifPresent(process -> used.put(name, of(process))));
        return new Reading(used, all(), System.nanoTime());
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Without the kernel's own work on packets, which it books to nobody. */
    private static OptionalDouble all() {
        try {
            String[] ticks = Files.readString(ALL).lines().findFirst().orElse("").split("\\s+");
            // cpu user nice system idle iowait irq softirq steal
            return OptionalDouble.of(
                    (Long.parseLong(ticks[1]) + Long.parseLong(ticks[2]) + Long.parseLong(ticks[3]) + Long.parseLong(ticks[8]))
                            / TICKS_A_SECOND);
        } catch (IOException | RuntimeException notLinux) {
            return OptionalDouble.empty();
        }
    }
}
