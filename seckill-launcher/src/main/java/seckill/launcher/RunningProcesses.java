package seckill.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of a stack while it is being changed; every change is on disk before the next one happens. */
final class RunningProcesses {

    private final Home home;
    private RunningStack stack;

    RunningProcesses(Home home, RunningStack stack) {
        this.home = home;
        this.stack = stack;
    }

    synchronized RunningStack stack() {
        return stack;
    }

    synchronized Optional<RunningProcess> alive(String name) {
        return stack.process(name).filter(RunningProcess::isAlive);
    }

    synchronized void put(RunningProcess process) {
        List<RunningProcess> all = others(process.name());
        all.add(process);
        write(all);
    }

    synchronized void remove(String name) {
        write(others(name));
    }

    private List<RunningProcess> others(String name) {
        List<RunningProcess> all = new ArrayList<>(stack.processes());
        all.removeIf(p -> p.name().equals(name));
        return all;
    }

    private void write(List<RunningProcess> all) {
        stack = new RunningStack(stack.assembly(), stack.external(), stack.baseUrl(), stack.database(), stack.redis(), all);
        try {
            if (all.isEmpty()) {
                RunningStack.forget(home);
            } else {
                stack.write(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("run/stack.json cannot be removed", e);
        }
    }
}
