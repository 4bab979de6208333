package seckill.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Ends the processes of a home, whoever is served before who serves: first no more buyers, then the participants (all
 * at once, they do not know each other), last the servers. So nothing is cut off in the middle of its work.
 */
final class StackStop {

    private StackStop() {}

    static void all(Home home, Progress progress) throws IOException {
        Optional<RunningStack> running = RunningStack.read(home);
        if (running.isEmpty()) {
            return;
        }
        List<Component> participants = new ArrayList<>();
        for (Component component : Topology.of(running.get()).reversed()) {
            if (component instanceof ModuleProcess) {
                participants.add(component);
            } else {
                together(running.get(), participants, progress);
                participants.clear();
                stop(running.get(), component, progress);
            }
        }
        together(running.get(), participants, progress);
        RunningStack.forget(home);
    }

    private static void together(RunningStack running, List<Component> components, Progress progress) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            components.forEach(component -> threads.submit(() -> stop(running, component, progress)));
        }
    }

    private static void stop(RunningStack running, Component component, Progress progress) {
        running.process(component.name()).filter(RunningProcess::isAlive).ifPresent(process -> {
            long start = System.nanoTime();
            ProcessStop.now(process, component.stopLimit());
            progress.stopped(component.name(), Duration.ofNanos(System.nanoTime() - start));
        });
    }
}
