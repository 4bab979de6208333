package seckill.bench;

import seckill.launcher.Terminal;

/** How far it is: a bar for a person, a line now and then for a log. */
final class Steps {

    private static final int WIDTH = 30;
    private static final int LINES = 20;

    private final int total;
    private int done;

    Steps(int total) {
        this.total = total;
    }

    void next(String what) {
        int full = Math.min(WIDTH, WIDTH * done / total);
        if (Terminal.isWatched()) {
            Terminal.overwrite("[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + what);
        } else if (done % Math.max(1, total / LINES) == 0) {
            Terminal.progress(Math.min(100, 100 * done / total) + " %: " + what);
        }
        done++;
    }

    void end() {
        if (Terminal.isWatched()) {
            Terminal.overwrite("");
        }
    }
}
