package seckill.launcher.audit;

import java.net.URI;
import java.util.Optional;
import seckill.launcher.Home;
import seckill.launcher.RunningStack;
import seckill.launcher.Secrets;

/** Finds the TC's console of a running stack. */
final class Coordinators {

    /** The console listens this far below the port for transactions, as Seata has it. */
    private static final int CONSOLE_BELOW = 1_000;

    private Coordinators() {}

    static Optional<Coordinator> of(Home home, RunningStack stack) {
        return stack.process("tc").map(tc -> new Coordinator(
                URI.create("http://127.0.0.1:" + (tc.port() - CONSOLE_BELOW)),
                "ops",
                Secrets.of(home).get("tc-console-password")));
    }
}
