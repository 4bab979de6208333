package seckill.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One process of a stack: how it is started, when it is ready, how long it may take to end. */
interface Component {

    String name();

    /** Names of those that must be ready before this one is started. */
    default Set<String> after() {
        return Set.of();
    }

    /** Chooses the ports; called before any component is prepared, so that all know each other's. */
    void choosePorts(PortChoice ports);

    /** The port others reach it at. */
    default int port(Site site) {
        return site.ports().of(name());
    }

    /** Writes the files it starts with and says how it is started. */
    List<String> command(Site site) throws IOException;

    /** Asks it once; an exception means no. */
    boolean isReady(Site site) throws Exception;

    /** What the others rely on, such as schemas and users; after every start, so it must be repeatable. */
    default void furnish(Site site) throws Exception {}

    /** Whether it can be given flags for a JVM. */
    default boolean runsOnJvm() {
        return true;
    }

    /** How often it is started when it ends by itself before it is ready. */
    default int startAttempts() {
        return 1;
    }

    /** From start to ready; a slow machine's worst case, because whoever waits here has nothing better to do. */
    default Duration startLimit() {
        return Duration.ofSeconds(180);
    }

    /** From SIGTERM to SIGKILL. */
    default Duration stopLimit() {
        return Duration.ofSeconds(15);
    }
}
