package seckill.compare.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One edge between two processes, as a TCP proxy on loopback: what is sent arrives later, or not at all, when that is asked for. Bytes
 * are never lost in the middle of a connection that goes on, as in TCP.
 */
public final class Edge implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;

    /** Chunks that wait for their time in one direction; a sender who is faster has to wait, as with a full window. */
    private static final int UNDER_WAY_MAX = 256;

    private static final Duration CONNECT_MAX = Duration.ofSeconds(3);

    /** How often a silent direction looks whether it may go on. */
    private static final Duration LOOKS_EVERY = Duration.ofMillis(5);

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Weather weather = Weather.FINE;

    private Edge(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** An edge to a port of loopback, whether anybody listens there yet or not. */
    public static Edge to(int target) {
        return at(InetAddress.getLoopbackAddress(), 0, target);
    }

    /**
     * @param here where it is to be called
     * @param port of it; 0 for any
     */
    public static Edge at(InetAddress here, int port, int target) {
        try {
            Edge edge = new Edge(new ServerSocket(port, 128, here), target);
            Thread.ofVirtual().start(edge::accept);
            return edge;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whom to call in order to go over this edge. */
    public int port() {
        return server.getLocalPort();
    }

    /** Applies to connections that are open, too; {@link Weather#CUT} ends them. */
    public void is(Weather now) {
        weather = now;
        if (now == Weather.CUT) {
            open.forEach(this::end);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                if (weather == Weather.CUT) {
                    end(caller);
                } else {
                    Thread.ofVirtual().start(() -> connect(caller));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket caller) {
        Socket callee = new Socket();
        try {
            callee.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), (int) CONNECT_MAX.toMillis());
            for (Socket socket : new Socket[] {caller, callee}) {
                socket.setTcpNoDelay(true);
                open.add(socket);
            }
            new Direction(caller, callee, true).start();
            new Direction(callee, caller, false).start();
        } catch (IOException nobodyThere) {
            end(callee);
            end(caller);
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException gone) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(this::end);
    }

    /** Bytes of which it is known when they arrive; none at the end. */
    private record Chunk(byte[] bytes, long due) {}

    /** From one socket to the other: one thread reads, one writes when it is time. */
    private final class Direction {

        private final Socket from;
        private final Socket to;
        private final boolean isRequests;
        private final LinkedBlockingQueue<Chunk> underWay = new LinkedBlockingQueue<>(UNDER_WAY_MAX);

        Direction(Socket from, Socket to, boolean isRequests) {
            this.from = from;
            this.to = to;
            this.isRequests = isRequests;
        }

        void start() {
            Thread.ofVirtual().start(this::read);
            Thread.ofVirtual().start(this::write);
        }

        private void read() {
            byte[] buffer = new byte[CHUNK];
            try {
                InputStream in = from.getInputStream();
                int n = in.read(buffer);
                while (n >= 0) {
                    underWay.put(new Chunk(Arrays.copyOf(buffer, n), System.nanoTime() + weather.delay(isRequests).toNanos()));
                    n = in.read(buffer);
                }
                underWay.put(new Chunk(new byte[0], System.nanoTime()));
            } catch (IOException | InterruptedException broken) {
                end(to);
                end(from);
            }
        }

        private void write() {
            try {
                OutputStream out = to.getOutputStream();
                while (!to.isClosed()) {
                    Chunk next = underWay.poll(1, TimeUnit.SECONDS);
                    if (next == null) {
                        continue;
                    }
                    awaitTurnOf(next);
                    if (next.bytes().length == 0) {
                        break;
                    }
                    out.write(next.bytes());
                    out.flush();
                }
            } catch (IOException | InterruptedException broken) {
                end(from);
            }
            end(to);
            end(from);
        }

        private void awaitTurnOf(Chunk chunk) {
            long left = chunk.due() - System.nanoTime();
            while (left > 0 || weather.isSilent(isRequests) && !to.isClosed()) {
                LockSupport.parkNanos(left > 0 ? left : LOOKS_EVERY.toNanos());
                left = chunk.due() - System.nanoTime();
            }
        }
    }
}
