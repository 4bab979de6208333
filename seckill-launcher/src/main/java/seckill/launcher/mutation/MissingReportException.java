package seckill.launcher.mutation;

/** What should have been found out was not: no report, or nothing in it about a package. */
final class MissingReportException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MissingReportException(String what) {
        super("there is no " + what);
    }
}
