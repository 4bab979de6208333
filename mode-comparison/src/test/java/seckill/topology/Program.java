package seckill.topology;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The one program of a host, which can end, die and come back. */
final class Program {

    /** A dozen JVMs that start at once on two cores. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(240);

    private static final long ENDS_WITHIN_SECONDS = 60;

    private final Host host;
    private final Path log;
    private final Map<String, String> environment;
    private final List<String> line;
    private final Callable<Boolean> isReady;
    private Process process;

    /** @param isReady an exception means no */
    Program(Host host, Path log, Map<String, String> environment, List<String> line, Callable<Boolean> isReady) {
        this.host = host;
        this.log = log;
        this.environment = environment;
        this.line = line;
        this.isReady = isReady;
    }

    Host host() {
        return host;
    }

    Program start() {
        try {
            process = host.start(log, environment, line);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        await(host.name() + " is ready, see " + log).atMost(READY_WITHIN).pollInterval(Duration.ofMillis(200)).ignoreExceptions().until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError(host.name() + " has ended by itself, see " + log);
            }
            return isReady.call();
        });
    }

    /** As an operator ends it; what takes longer than that is a fault. */
    void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(host.name() + " was asked to end and has not within " + ENDS_WITHIN_SECONDS + " s");
        }
    }

    /** As a crash ends it. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** It stands still, and whoever waits for it waits. */
    void freeze() {
        Shell.run("kill", "-STOP", Long.toString(process.pid()));
    }

    void thaw() {
        Shell.run("kill", "-CONT", Long.toString(process.pid()));
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }
}
