package seckill.compare;

import java.util.Map;
import seckill.launcher.Address;
import seckill.launcher.Metrics;
import seckill.launcher.RunningProcess;

/**
 * What one process has counted itself.
 *
 * @param pid    tells it from one that was started after it died, which counts from zero
 * @param counts by name, since the process began
 */
record Counted(long pid, Map<String, Double> counts) {

    static Counted by(RunningProcess process, Address management) {
        try (Metrics metrics = Metrics.at(management)) {
            return new Counted(process.pid(), Map.of(
                    "calls", (double) metrics.measured("seckill.calls").count(),
                    "messages", (double) metrics.measured("seckill.messages.sent").count(),
                    "connectionHoldMs", metrics.measured("seckill.connections.held").seconds() * 1e3));
        }
    }
}
