package seckill.infra;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import seckill.compare.faults.Victim;
import seckill.launcher.Address;

/** One server in a container, at a port of loopback that it keeps when it is killed and brought back. */
final class ContainedServer implements Victim, AutoCloseable {

    /** A database makes its files first. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(120);

    /** The same way after the first start and after a later one. */
    private static final WaitStrategy WHOEVER_STARTS_IT = new AbstractWaitStrategy() {
        @Override
        protected void waitUntilReady() {}
    };

    private final String name;
    private final Address address;
    private final GenericContainer<?> container;
    private final BooleanSupplier answers;

    /** @param port of the server within its container */
    ContainedServer(String name, Address address, GenericContainer<?> container, int port, BooleanSupplier answers) {
        this.name = name;
        this.address = address;
        this.answers = answers;
        Ports.Binding loopback = Ports.Binding.bindIpAndPort(address.host(), address.port());
        this.container = container.waitingFor(WHOEVER_STARTS_IT).withCreateContainerCmdModifier(
                create -> create.getHostConfig().withPortBindings(new PortBinding(loopback, ExposedPort.tcp(port))));
    }

    static Address freeAddress() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Address.of("127.0.0.1:" + free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        container.start();
        awaitAnswers();
    }

    /** The same container, with what is on its disk; nothing when it runs. */
    void startAgain() {
        if (!isAlive()) {
            docker().startContainerCmd(container.getContainerId()).exec();
        }
        awaitAnswers();
    }

    void kill() {
        docker().killContainerCmd(container.getContainerId()).exec();
        await(name + " is dead").until(() -> !isAlive());
    }

    private void awaitAnswers() {
        await(name + " at " + address)
                .atMost(ANSWERS_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .failFast(this::refuseItsEnd)
                .until(answers::getAsBoolean);
    }

    private void refuseItsEnd() {
        if (!isAlive()) {
            throw new IllegalStateException(name + " has ended:\n" + container.getLogs());
        }
    }

    Address address() {
        return address;
    }

    @Override
    public String name() {
        return name;
    }

    /** By the engine, who may be on another machine, and from whichever process is told to. */
    @Override
    public String killedBy() {
        String engine = DockerClientFactory.instance().getTransportConfig().getDockerHost().toString();
        return "docker --host " + engine + " kill --signal KILL " + container.getContainerId();
    }

    @Override
    public boolean isAlive() {
        return Boolean.TRUE.equals(
                docker().inspectContainerCmd(container.getContainerId()).exec().getState().getRunning());
    }

    private static DockerClient docker() {
        return DockerClientFactory.lazyClient();
    }

    @Override
    public void close() {
        container.stop();
    }
}
