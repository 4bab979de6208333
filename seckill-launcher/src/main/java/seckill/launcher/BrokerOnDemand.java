package seckill.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Starts the broker in a shop that is up without one, because a scenario gets a mode that needs it. */
public final class BrokerOnDemand {

    private final Path root;
    private final Home home;

    public BrokerOnDemand(Path root, Home home) {
        this.root = root;
        this.home = home;
    }

    /**
     * Returns when there is a broker for this mode, or none is needed.
     *
     * @throws EnvironmentException when it cannot be had
     */
    public void forMode(String mode, Progress progress) {
        if (!RocketMq.isNeededBy(mode)) {
            return;
        }
        try (HomeLock _ = HomeLock.take(home)) {
            RunningStack running = RunningStack.read(home)
                    .orElseThrow(() -> new EnvironmentException("Nothing is up in " + home.dir() + ". Start it: ./seckill up"));
            if (running.nameServer(home).isEmpty()) {
                throw new EnvironmentException(mode + " needs RocketMQ, and for a broker no port was chosen: ./seckill down, then up.");
            }
            if (isMissing(running)) {
                start(running, progress);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * For modes that somebody has chosen while the launcher did not look, in the console or in Nacos. Whoever calls has
     * the home's lock.
     *
     * @return whether it was started
     */
    boolean forChosenModes(RunningStack running, Progress progress) {
        return isMissing(running) && isChosen(running) && start(running, progress);
    }

    private boolean isChosen(RunningStack running) {
        try (OperatorApi operator = OperatorApi.login(running.baseUrl(), Secrets.of(home))) {
            return operator.scenarios().stream().anyMatch(scenario -> RocketMq.isNeededBy(scenario.mode()));
        }
    }

    private static boolean isMissing(RunningStack running) {
        return Topology.mayHaveBroker(running.assembly(), running.external())
                && running.process(RocketMq.NAME).filter(RunningProcess::isAlive).isEmpty();
    }

    private boolean start(RunningStack running, Progress progress) {
        RocketMq broker = new RocketMq();
        progress.note("A mode needs the broker, which is not up: starting it.");
        Site site = Site.of(root, home, running);
        broker.choosePorts(site.ports()::keepFree);
        new StackStart(site, List.of(broker), new RunningProcesses(home, running), progress).run();
        return true;
    }
}
