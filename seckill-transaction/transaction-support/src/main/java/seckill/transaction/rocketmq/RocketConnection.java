package seckill.transaction.rocketmq;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.rocketmq.client.ClientConfig;

/**
 * The way of this process to RocketMQ, shared by whoever sends and takes in letters here: they share connections and threads,
 * of which RocketMQ's client has some fifteen. There are none before the first of them is started.
 */
public final class RocketConnection {

    private static final AtomicInteger INSTANCES = new AtomicInteger();
    /** On the loopback a refusal comes at once; elsewhere a name server is not much farther. */
    private static final int CONNECT_TIMEOUT_MS = 500;
    /** A broker that comes late, or comes back, is known after this at the latest. */
    private static final int ROUTES_EVERY_MS = 5_000;
    /** What was taken in and is not yet known to the broker is delivered again after a crash. */
    private static final int OFFSETS_EVERY_MS = 1_000;

    private final String nameServer;
    private final Duration requestTimeout;
    private final String instance = ProcessHandle.current().pid() + "-" + INSTANCES.incrementAndGet();

    /** @param nameServer host:port, several separated by semicolons; empty when there is none */
    public RocketConnection(String nameServer, Duration requestTimeout) {
        this.nameServer = nameServer;
        this.requestTimeout = requestTimeout;
    }

    /** Whether there is to be one at all. */
    public boolean isConfigured() {
        return !nameServer.isBlank();
    }

    /** Whether a name server accepts connections; asked before a client is started, because clients talk a lot in vain. */
    public boolean answers() {
        for (String address : nameServer.split(";")) {
            int colon = address.lastIndexOf(':');
            if (colon > 0 && accepts(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean accepts(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes a producer or consumer one of this process's. */
    public <C extends ClientConfig> C configure(C client) {
        client.setNamesrvAddr(nameServer);
        client.setInstanceName(instance);
        client.setMqClientApiTimeout((int) requestTimeout.toMillis());
        client.setPollNameServerInterval(ROUTES_EVERY_MS);
        client.setPersistConsumerOffsetInterval(OFFSETS_EVERY_MS);
        return client;
    }

    @Override
    public String toString() {
        return nameServer;
    }
}
