package seckill.launcher;

import java.time.Duration;

/** One line per component when it is ready or gone. */
final class ProgressLines implements Progress {

    @Override
    public void ready(String component, Duration after) {
        line(component, "ready", after);
    }

    @Override
    public void stopped(String component, Duration after) {
        line(component, "stopped", after);
    }

    @Override
    public void note(String line) {
        Terminal.progress(line);
    }

    private static void line(String component, String what, Duration after) {
        Terminal.progress(String.format("  %-9s %-8s %7s", component, what, Seconds.of(after)));
    }
}
