package seckill.launcher;

import java.time.Duration;

/** Ends one process of ours: asks, waits, and in the end forces. Never another that happens to have its pid. */
final class ProcessStop {

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private ProcessStop() {}

    /** @return whether it ended when it was asked */
    static boolean now(RunningProcess process, Duration patience) {
        signal(process, false);
        boolean ended = Waiting.until(patience, () -> !process.isAlive());
        if (!ended) {
            kill(process);
        }
        return ended;
    }

    /** SIGKILL; returns when the process is gone. */
    static void kill(RunningProcess process) {
        signal(process, true);
        if (!Waiting.until(AFTER_KILL, () -> !process.isAlive())) {
            throw new EnvironmentException(
                    "Process " + process.pid() + " (" + process.name() + ") does not end, not even by SIGKILL.");
        }
    }

    private static void signal(RunningProcess process, boolean force) {
        if (process.isAlive()) {
            ProcessHandle.of(process.pid()).ifPresent(p -> {
                if (force) {
                    p.destroyForcibly();
                } else {
                    p.destroy();
                }
            });
        }
    }
}
