package seckill.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import seckill.launcher.RunningProcess;

/** A fault that lies in wait in a running stack; gone when closed, whether it was met or not. */
final class Injection implements AutoCloseable {

    private final Fault fault;
    private final FaultAgent agent;
    private final RunningProcess victim;
    private final Path fired;

    private Injection(Fault fault, FaultAgent agent, RunningProcess victim, Path fired) {
        this.fault = fault;
        this.agent = agent;
        this.victim = victim;
        this.fired = fired;
    }

    static Injection of(Fault fault, ShopUnderTest shop) {
        RunningProcess victim = shop.running().process(fault.victim()).orElseThrow();
        Path fired = shop.home().run().resolve("fired-" + Ids.key());
        Injection injection = new Injection(fault, shop.agent(fault.process()), victim, fired);
        long process = shop.running().process(fault.process()).orElseThrow().pid();
        injection.agent.add(process, fault.rule(fired, victim.pid()));
        return injection;
    }

    /** Whether the rule was carried out and its victim is dead: a process that died of something else proves nothing. */
    boolean isMet() {
        return Files.exists(fired) && !victim.isAlive();
    }

    String state() {
        return fault + (Files.exists(fired) ? " was met" : " was not met") + ", " + victim.name()
                + (victim.isAlive() ? " lives\n" : " is dead\n") + agent.rules();
    }

    @Override
    public void close() {
        agent.clear();
        try {
            Files.deleteIfExists(fired);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
