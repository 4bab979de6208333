package seckill.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts the components that do not run, each as soon as those it needs are ready. All or nothing: when one fails, or
 * this JVM is told to end meanwhile, everything started here is stopped again; what ran before is left alone.
 */
final class StackStart {

    private static final int LOG_LINES = 15;

    private final Site site;
    private final List<Component> components;
    private final RunningProcesses running;
    private final Progress progress;
    private final Map<String, RunningProcess> startedHere = new HashMap<>();
    private boolean abandoned;

    /** @param components in the order of starting; stopped in the reverse order */
    StackStart(Site site, List<Component> components, RunningProcesses running, Progress progress) {
        this.site = site;
        this.components = components;
        this.running = running;
        this.progress = progress;
    }

    void run() {
        Thread whenToldToEnd = new Thread(this::interrupted, "stop-what-was-started");
        Runtime.getRuntime().addShutdownHook(whenToldToEnd);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, CompletableFuture<Void>> ready = new HashMap<>();
            for (Component component : components) {
                CompletableFuture<?>[] needed =
                        component.after().stream().map(ready::get).filter(f -> f != null).toArray(CompletableFuture<?>[]::new);
                ready.put(component.name(), CompletableFuture.allOf(needed).thenRunAsync(() -> bring(component), threads));
            }
            CompletableFuture.allOf(ready.values().toArray(CompletableFuture<?>[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            if (!Shutdown.forget(whenToldToEnd)) {
                abandon();
            }
        }
    }

    private void bring(Component component) {
        long start = System.nanoTime();
        try {
            Optional<RunningProcess> before = running.alive(component.name());
            makeReady(component, before);
            if (isAbandoned()) {
                return;
            }
            component.furnish(site);
            if (before.isEmpty()) {
                progress.ready(component.name(), Duration.ofNanos(System.nanoTime() - start));
            }
        } catch (EnvironmentException e) {
            abandon();
            throw e;
        } catch (Exception e) {
            if (isAbandoned()) {
                return;
            }
            StackException failure = failure(component, e);
            abandon();
            throw failure;
        }
    }

    private void makeReady(Component component, Optional<RunningProcess> before) throws IOException {
        for (int attempt = 1; ; attempt++) {
            RunningProcess process = before.isPresent() && attempt == 1 ? before.get() : start(component);
            boolean ready = Waiting.until(
                    component.startLimit(), () -> isAbandoned() || !process.isAlive() || component.isReady(site));
            if (isAbandoned() || ready && process.isAlive()) {
                return;
            }
            if (process.isAlive()) {
                throw new IOException("it was not ready after " + component.startLimit().toSeconds() + " s");
            }
            if (attempt == component.startAttempts()) {
                throw new IOException("it ended");
            }
            progress.note("  " + component.name() + " ended before it was ready; starting it once more");
        }
    }

    private RunningProcess start(Component component) throws IOException {
        List<String> command = component.command(site);
        synchronized (this) {
            if (abandoned) {
                throw new IOException("the start was given up");
            }
            RunningProcess process =
                    ProcessStart.of(component.name(), component.port(site), command, site.home());
            startedHere.put(component.name(), process);
            running.put(process);
            progress.started(component.name());
            return process;
        }
    }

    private synchronized boolean isAbandoned() {
        return abandoned;
    }

    private void interrupted() {
        progress.note("Interrupted: stopping what was started.");
        abandon();
    }

    /** After this nothing is started any more, and nothing that was started here runs. */
    private synchronized void abandon() {
        abandoned = true;
        for (Component component : components.reversed()) {
            RunningProcess process = startedHere.remove(component.name());
            if (process != null) {
                long start = System.nanoTime();
                Optional<Path> classes = KeptClasses.writtenBy(process);
                ProcessStop.now(process, component.stopLimit());
                classes.ifPresent(KeptClasses::discard); // of a shop that was never up they would be too few
                running.remove(component.name());
                progress.stopped(component.name(), Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    private StackException failure(Component component, Exception cause) {
        StringBuilder message = new StringBuilder(component.name() + " did not start: " + cause.getMessage());
        message.append("\nThe end of ").append(site.home().logOf(component.name())).append(":");
        LogTail.of(site.home().logOf(component.name()), LOG_LINES).forEach(line -> message.append("\n  ").append(line));
        return new StackException(message.toString(), cause);
    }
}
