package seckill.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Redis, started as a stack starts it: when it has what it has answered on the disk. */
class RedisDurabilityIT {

    @TempDir Path dir;

    private Home home;
    private Ports ports;
    private RunningProcesses running;

    @BeforeEach
    void a_home() throws Exception {
        home = new Home(dir).create();
        running = new RunningProcesses(
                home, new RunningStack(Assembly.MODULES, Outside.NONE, "", Address.local(1), Address.local(1), List.of()));
        ports = Ports.of(home, Map.of());
        // nothing of all the others is started
        Topology.of(Assembly.MODULES, Outside.NONE, false).forEach(component -> component.choosePorts(ports::keep));
        new Redis().choosePorts((name, usual, offsets) -> ports.choose(name, 26_379, offsets));
    }

    @AfterEach
    void stop() {
        running.stack().processes().forEach(process -> ProcessStop.now(process, Duration.ofSeconds(15)));
    }

    @Test
    void by_default_whatever_it_has_answered_is_on_the_disk() {
        up(Optional.empty());

        assertTrue(hasIt(RedisDurability.always));
    }

    @Test
    void what_was_chosen_stays_until_another_is_chosen() {
        up(Optional.of(RedisDurability.everysec));
        assertTrue(hasIt(RedisDurability.everysec));
        stop();

        up(Optional.empty());
        assertTrue(hasIt(RedisDurability.everysec), "after a restart");
        assertFalse(hasIt(RedisDurability.always));

        up(Optional.of(RedisDurability.always));
        assertTrue(hasIt(RedisDurability.always), "as it runs");
        stop();
        up(Optional.empty());
        assertTrue(hasIt(RedisDurability.always), "and after the next restart");
    }

    private void up(Optional<RedisDurability> durability) {
        new StackStart(site(durability), List.of(new Redis()), running, Progress.NONE).run();
    }

    private boolean hasIt(RedisDurability durability) {
        Servers servers = site(Optional.empty()).servers();
        return Probe.redisSays(servers.redis(), servers.redisAdmin(), "CONFIG GET appendfsync", "\r\n" + durability + "\r\n");
    }

    private Site site(Optional<RedisDurability> durability) {
        Secrets secrets = Secrets.of(home);
        Path root = Path.of("..").toAbsolutePath().normalize();
        return new Site(root, home, secrets, ports, Servers.embedded(ports, secrets, false), Map.of(), Map.of(), durability, Optional.empty());
    }
}
