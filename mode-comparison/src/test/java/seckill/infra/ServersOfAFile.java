package seckill.infra;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.opentest4j.TestAbortedException;
import seckill.compare.faults.Victim;

/**
 * Servers that somebody runs; nobody here can kill them. A spec that has to fails, unless {@code -Dit.infra.kills=skip}
 * leaves such specs out: they are counted as skipped then, each with the reason.
 *
 * @param path with {@code {stack}} in it, when more than one stack is to run: each needs servers of its own
 */
record ServersOfAFile(Path path, Set<Path> taken) implements Infrastructure {

    private static final String STACK = "{stack}";

    ServersOfAFile(Path path) {
        this(path, new HashSet<>());
    }

    @Override
    public synchronized OutsideServers freshFor(String stack) {
        Path file = Path.of(path.toString().replace(STACK, stack)).toAbsolutePath();
        if (!taken.add(file)) {
            throw new IllegalStateException("-Dit.infra.config=" + path + ": a stack runs on these servers already, and " + stack
                    + " needs some that hold nothing. Name a file per stack, with " + STACK + " in its path.");
        }
        Properties keys = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            keys.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("-Dit.infra.config=" + path + ": " + file + " of " + stack + " cannot be read", e);
        }
        return new Given(file, keys);
    }

    private record Given(Path path, Properties keys) implements OutsideServers {

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }

        @Override
        public boolean has(String server) {
            return keys.stringPropertyNames().stream().anyMatch(key -> key.startsWith(server + "."));
        }

        @Override
        public Victim victim(String server) {
            String reason = server + " of " + path + " is not ours to kill";
            if ("skip".equals(System.getProperty("it.infra.kills"))) {
                throw new TestAbortedException(reason);
            }
            throw new IllegalStateException(reason + ": leave such specs out with -Dit.infra.kills=skip");
        }

        @Override
        public void up() {}
    }
}
