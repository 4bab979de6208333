package seckill.compare;

import java.time.Duration;
import seckill.launcher.Terminal;

/** How far it is, and how long it may still take: a bar for a person, lines for a log. */
final class Steps {

    private static final int WIDTH = 24;

    private final int total;
    private final long begin = System.nanoTime();
    private int done;

    Steps(int total) {
        this.total = total;
    }

    void next(String what) {
        int full = Math.min(WIDTH, WIDTH * done / total);
        if (Terminal.isWatched()) {
            Terminal.overwrite("[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + left() + what);
        } else {
            Terminal.progress("%3d %%  %s%s".formatted(Math.min(100, 100 * done / total), left(), what));
        }
        done++;
    }

    /** What happens within a step. */
    void note(String what) {
        if (Terminal.isWatched()) {
            Terminal.overwrite(what);
        }
    }

    /** By what the steps so far took. */
    private String left() {
        if (done < 2) {
            return "";
        }
        long seconds = Duration.ofNanos((System.nanoTime() - begin) / done * Math.max(0, total - done)).toSeconds();
        return "about %d:%02d left  ".formatted(seconds / 60, seconds % 60);
    }

    void end() {
        if (Terminal.isWatched()) {
            Terminal.overwrite("");
        }
    }
}
