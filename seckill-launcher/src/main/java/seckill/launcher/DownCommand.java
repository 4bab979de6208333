package seckill.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./seckill down}. */
@Command(name = "down", description = "Stops what up has started; data stays.")
final class DownCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--wipe", description = "Deletes data, logs and credentials of the home, too.")
    private boolean wipe;

    @Override
    public Integer call() {
        Stack stack = Stack.of(home.root(), home.home(), StackOptions.modules());
        if (wipe) {
            stack.wipe(new ProgressLines());
            Terminal.progress("The shop is down and forgotten.");
        } else {
            stack.down(new ProgressLines());
            Terminal.progress("The shop is down.");
        }
        return ExitCode.OK;
    }
}
