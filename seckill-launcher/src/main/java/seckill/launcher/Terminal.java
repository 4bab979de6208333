package seckill.launcher;

/** The two streams of the command line: data to stdout, everything for the eye to stderr. */
public final class Terminal {

    private Terminal() {}

    /** A line of the answer. */
    public static void data(String line) {
        System.out.println(line);
    }

    /** A line about what goes on. */
    public static void progress(String line) {
        System.err.println(line);
    }

    /** Overwrites the current line, for a progress bar; only when a person looks at it. */
    public static void overwrite(String line) {
        if (isWatched()) {
            System.err.print("\r\u001b[K" + line);
            System.err.flush();
        }
    }

    /** Whether stderr is a terminal, as far as Java can know. */
    public static boolean isWatched() {
        return System.console() != null && System.console().isTerminal() && System.getenv("CI") == null;
    }
}
