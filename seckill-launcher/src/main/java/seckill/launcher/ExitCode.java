package seckill.launcher;

/** What every command of {@code ./seckill} answers to the shell; documented and stable. */
public final class ExitCode {

    public static final int OK = 0;

    /** Something that was checked is not as it should be: not ready, a test failed. */
    public static final int CHECK_FAILED = 1;

    /** The command line makes no sense. */
    public static final int USAGE = 2;

    /** The machine lacks something: JDK, disk, port, process, server. */
    public static final int ENVIRONMENT = 3;

    /** The audit found money or goods that do not add up. */
    public static final int INVARIANT_BROKEN = 4;

    private ExitCode() {}
}
