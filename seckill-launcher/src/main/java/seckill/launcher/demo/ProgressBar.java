package seckill.launcher.demo;

import seckill.launcher.Terminal;

/** How far the rush is: a bar for a person, a line per tenth for a log. */
final class ProgressBar {

    private static final int WIDTH = 40;
    private static final int LINES = 10;

    private final int total;
    private final Tally tally;
    private int lines;

    ProgressBar(int total, Tally tally) {
        this.total = total;
        this.tally = tally;
    }

    synchronized void update() {
        int done = tally.done();
        if (Terminal.isWatched()) {
            int full = (int) ((long) WIDTH * done / total);
            Terminal.overwrite("[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + done + "/" + total);
        } else if ((long) LINES * done / total > lines) {
            lines = (int) ((long) LINES * done / total);
            Terminal.progress(done + " of " + total + " buyers");
        }
    }

    void end() {
        if (Terminal.isWatched()) {
            Terminal.progress("");
        }
    }
}
