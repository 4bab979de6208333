package seckill.infra;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the servers of the stacks under test come from: {@code -Dit.infra=embedded} (the default), {@code containers} or
 * {@code external} with {@code -Dit.infra.config=FILE}. Whichever it is, the same specs run.
 */
public interface Infrastructure {

    /** As the command line says. */
    Infrastructure CHOSEN = named(
            System.getProperty("it.infra", "embedded"), Optional.ofNullable(System.getProperty("it.infra.config")).map(Path::of));

    /**
     * Servers for one stack, which nobody else uses and which hold nothing; those which it had before under this name are
     * given up.
     */
    OutsideServers freshFor(String stack);

    /**
     * A Redis for one test; it is not started yet.
     *
     * @param dir where the bundled one keeps its files
     */
    default LoneRedis redis(Path dir) {
        return new BundledRedis(dir);
    }

    /** @throws IllegalArgumentException when there is no such infrastructure */
    static Infrastructure named(String kind, Optional<Path> config) {
        if (config.isPresent() != kind.equals("external")) {
            throw new IllegalArgumentException("-Dit.infra=external and -Dit.infra.config=FILE go together, or neither is given.");
        }
        return switch (kind) {
            case "embedded" -> stack -> OutsideServers.NONE;
            case "containers" -> new Containers();
            case "external" -> new ServersOfAFile(config.get());
            default -> throw new IllegalArgumentException(
                    "-Dit.infra=" + kind + ": there are embedded, containers and external.");
        };
    }
}
