package seckill.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A shop with all it needs, as processes of this machine: started, looked at, hurt and stopped. What runs is written in
 * the home, so another JVM with the same home sees the same stack. Not for several threads at once.
 */
public final class Stack {

    /** The login of the operator; the password is the secret {@code operator-password}. */
    public static final String OPERATOR = "operator";

    /** The login of the auditor, who reads and changes nothing; the password is the secret {@code auditor-password}. */
    public static final String AUDITOR = "auditor";

    /** A buyer with a wallet whom a person may sign in as; the password is the secret {@code buyer-password}. */
    public static final String BUYER = "buyer0001";

    private final Path root;
    private final Home home;
    private final StackOptions options;

    private Stack(Path root, Home home, StackOptions options) {
        this.root = root.toAbsolutePath().normalize();
        this.home = home;
        this.options = options;
    }

    /**
     * @param root the folder with the built modules
     * @param home where it keeps everything
     */
    public static Stack of(Path root, Home home, StackOptions options) {
        return new Stack(root, home, options);
    }

    /**
     * Starts what does not run and returns when the shop sells; the same ports and data as before. When it fails,
     * what was started by this call is stopped again.
     *
     * @return whether anything had to be started
     * @throws StackException       when a component did not come up
     * @throws EnvironmentException when the machine lacks something
     */
    public boolean up(Progress progress) {
        try {
            home.create();
            try (HomeLock _ = HomeLock.take(home)) {
                boolean started = StackPlan.of(root, home, options).carryOut(progress);
                return new BrokerOnDemand(root, home).forChosenModes(running(), progress) || started;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the processes of this home, the gateway first and the database last; data stays. */
    public void down(Progress progress) {
        if (!Files.isDirectory(home.run())) {
            return;
        }
        try (HomeLock _ = HomeLock.take(home)) {
            StackStop.all(home, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops everything and deletes what was written in the home, the credentials too. */
    public void wipe(Progress progress) {
        down(progress);
        try {
            for (Path made : List.of(home.run(), home.data(), home.log(), home.cache(), home.secrets())) {
                FileTree.delete(made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data in " + home.dir() + " cannot be deleted", e);
        }
    }

    /** Ends one process as a crash would: SIGKILL. */
    public void kill(String component) {
        ProcessStop.kill(running()
                .process(component)
                .orElseThrow(() -> new IllegalArgumentException("there is no " + component + " in this stack")));
    }

    public StackStatus status() {
        RunningStack running = running();
        return StackStatus.of(Site.of(root, home, running), running);
    }

    /** What was started; an exception when nothing was. */
    public RunningStack running() {
        return RunningStack.read(home)
                .orElseThrow(() -> new EnvironmentException(
                        "Nothing is up in " + home.dir() + ". Start it: ./seckill up"));
    }

    public Home home() {
        return home;
    }

    public Secrets secrets() {
        return Secrets.of(home);
    }

    /** Where buyers go; without a slash at the end. */
    public String baseUrl() {
        return running().baseUrl();
    }

    /** @param owner stock, orders, payment or gateway */
    public String jdbcUrl(String owner) {
        return running().jdbcUrl(owner);
    }
}
