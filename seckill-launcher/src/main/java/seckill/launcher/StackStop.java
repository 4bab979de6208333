package seckill.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Ends the processes of a home, whoever is served before who serves: first no more buyers, then the participants, last
 * the servers. So nothing is cut off in the middle of its work. Those of one wave do not know each other and end at once.
 */
final class StackStop {

    private StackStop() {}

    static void all(Home home, Progress progress) throws IOException {
        Optional<RunningStack> running = RunningStack.read(home);
        if (running.isEmpty()) {
            return;
        }
        Collection<List<Component>> waves = Topology.of(running.get()).stream()
                .collect(Collectors.groupingBy(StackStop::wave, TreeMap::new, Collectors.toList()))
                .values();
        if (running.get().processes().stream().anyMatch(it -> KeptClasses.writtenBy(it).isPresent())) {
            progress.note("Keeping the loaded classes for faster starts, once per build; this takes half a minute.");
        }
        waves.forEach(wave -> together(running.get(), wave, progress));
        RunningStack.forget(home);
    }

    private static int wave(Component component) {
        return switch (component) {
            case WebProcess _ -> 1;
            case ModuleProcess _ -> 2;
            default -> 3;
        };
    }

    private static void together(RunningStack running, List<Component> wave, Progress progress) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(wave.stream()
                            .map(component -> CompletableFuture.runAsync(() -> stop(running, component, progress), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EnvironmentException stillThere ? stillThere : e;
        }
    }

    private static void stop(RunningStack running, Component component, Progress progress) {
        running.process(component.name()).filter(RunningProcess::isAlive).ifPresent(process -> {
            long start = System.nanoTime();
            Optional<Path> classes = KeptClasses.writtenBy(process);
            Duration patience = classes.isPresent()
                    ? component.stopLimit().plus(KeptClasses.WRITTEN_WITHIN)
                    : component.stopLimit();
            boolean ended = ProcessStop.now(process, patience);
            classes.ifPresent(ended ? KeptClasses::keep : KeptClasses::discard);
            progress.stopped(component.name(), Duration.ofNanos(System.nanoTime() - start));
        });
    }
}
