package seckill.compare.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import seckill.launcher.Home;
import seckill.launcher.RunningStack;

/** A fault that lies in wait in a running stack; gone when closed, whether it was met or not. */
public final class Injection implements AutoCloseable {

    private final Fault fault;
    private final FaultAgent agent;
    private final Victim victim;
    private final Path fired;

    private Injection(Fault fault, FaultAgent agent, Victim victim, Path fired) {
        this.fault = fault;
        this.agent = agent;
        this.victim = victim;
        this.fired = fired;
    }

    /**
     * @param running the stack it is to happen in
     * @param home    of that stack
     * @param agent   of the process that carries the step out
     */
    public static Injection of(Fault fault, RunningStack running, Home home, FaultAgent agent) {
        return of(fault, Victim.of(running.process(fault.victim()).orElseThrow()), running, home, agent);
    }

    /** @param victim who is the fault's, also when it is no process of the stack */
    public static Injection of(Fault fault, Victim victim, RunningStack running, Home home, FaultAgent agent) {
        Path fired = home.run().resolve("fired-" + UUID.randomUUID());
        long process = running.process(fault.process()).orElseThrow().pid();
        agent.add(process, fault.rule(fired, victim.killedBy()));
        return new Injection(fault, agent, victim, fired);
    }

    /** Whether the rule was carried out and its victim is dead: a process that died of something else proves nothing. */
    public boolean isMet() {
        return Files.exists(fired) && !victim.isAlive();
    }

    public String state() {
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
