package seckill.launcher;

/** What shall happen when this JVM is told to end. */
final class Shutdown {

    private Shutdown() {}

    /** Takes a hook back; false when it is too late, because the JVM is ending. */
    static boolean forget(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return false;
        }
    }
}
