package seckill.launcher;

import picocli.CommandLine;

/** How a command line is carried out, and what its failures look like to a person and to the shell. */
public final class Execution {

    private Execution() {}

    /** @return an {@link ExitCode} */
    public static int of(Object command, String... arguments) {
        return prepared(command).execute(arguments);
    }

    static CommandLine prepared(Object command) {
        CommandLine line = new CommandLine(command);
        // a fault of the program must not look like a failed check or a broken invariant
        line.getCommandSpec().exitCodeOnExecutionException(ExitCode.ENVIRONMENT);
        line.getSubcommands().values().forEach(c -> c.getCommandSpec().exitCodeOnExecutionException(ExitCode.ENVIRONMENT));
        line.setExecutionExceptionHandler((failure, _, _) -> exitCode(failure));
        return line;
    }

    private static int exitCode(Exception failure) throws Exception {
        if (failure instanceof EnvironmentException || failure instanceof StackException) {
            Terminal.progress(failure.getMessage());
            return ExitCode.ENVIRONMENT;
        }
        throw failure;
    }
}
