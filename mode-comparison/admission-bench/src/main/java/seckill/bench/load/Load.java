package seckill.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Connections to a server, and requests over them: as many as it can take ({@link #closed}), or as many as come whatever it can take
 * ({@link #open}). One run at a time.
 */
public final class Load implements AutoCloseable {

    /** How long answers are waited for when nothing more is sent. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

    private static final long PUMP_EVERY_US = 200;

    private final MultiThreadIoEventLoopGroup threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop thread = (EventLoop) threads.next();
    private final List<Connection> connections = new ArrayList<>();

    /** @throws IllegalStateException when the server does not let as many in */
    public Load(String host, int port, int count) {
        Bootstrap bootstrap = new Bootstrap()
                .group(threads)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Answer(), new Connection());
                    }
                });
        for (int i = 0; i < count; i++) {
            Channel channel = bootstrap.connect(new InetSocketAddress(host, port), from(host, i)).syncUninterruptibly().channel();
            connections.add(channel.pipeline().get(Connection.class));
        }
    }

    /**
     * Buyers have addresses of their own, where this machine has as many: Linux takes all of 127.0.0.0/8 for its own. With one for all of them
     * it would be measured how threads get in each other's way at one counter.
     */
    private static SocketAddress from(String host, int number) {
        boolean hasMany = host.equals("127.0.0.1") && System.getProperty("os.name").equals("Linux");
        return hasMany ? new InetSocketAddress("127.0." + (1 + number / 250) + "." + (1 + number % 250), 0) : null;
    }

    /** Keeps one request under way on each of so many connections, for that long or until there are no more requests. */
    public Outcome closed(Requests requests, int width, Duration time) {
        return run(new Closed(requests, width, time));
    }

    /** Sends so many a second, whether answers come or not: latencies count from when a request was to be sent. */
    public Outcome open(Requests requests, double perSecond, Duration time) {
        return run(new Open(requests, perSecond, time));
    }

    private Outcome run(Run run) {
        thread.execute(run::start);
        try {
            return run.done.get(run.time.plus(ANSWERED_WITHIN).toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the server does not answer: " + run.underWay + " requests are under way", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** One request at a time. */
    private static final class Connection extends SimpleChannelInboundHandler<Integer> {

        private ChannelHandlerContext context;
        private Run run;
        private long intended;

        @Override
        public void channelActive(ChannelHandlerContext opened) {
            context = opened;
        }

        void send(Run forRun, long intendedAt) {
            run = forRun;
            intended = intendedAt;
            run.underWay++;
            context.writeAndFlush(run.requests.next(), context.voidPromise());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Integer status) {
            ended(status);
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            ended(Outcome.LOST);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }

        private void ended(int status) {
            Run of = run;
            if (of == null) {
                return;
            }
            run = null;
            of.underWay--;
            of.outcome.answered(status, intended);
            if (status == Outcome.LOST) {
                of.lost(this);
            } else {
                of.idle(this);
            }
            of.endIfOver();
        }
    }

    /** All its methods on the one thread. */
    private abstract class Run {

        final Requests requests;
        final Duration time;
        final CompletableFuture<Outcome> done = new CompletableFuture<>();
        Outcome outcome;
        long end;
        int underWay;

        Run(Requests requests, Duration time) {
            this.requests = requests;
            this.time = time;
        }

        void start() {
            outcome = new Outcome();
            end = System.nanoTime() + time.toNanos();
            begin();
            endIfOver();
        }

        abstract void begin();

        abstract void idle(Connection connection);

        void lost(Connection connection) {
            connections.remove(connection);
        }

        boolean mayGoOn() {
            return !requests.isEmpty() && System.nanoTime() - end < 0;
        }

        void endIfOver() {
            if (underWay == 0 && isOver()) {
                done.complete(outcome);
            }
        }

        abstract boolean isOver();
    }

    private final class Closed extends Run {

        private final int width;

        Closed(Requests requests, int width, Duration time) {
            super(requests, time);
            this.width = width;
        }

        @Override
        void begin() {
            connections.stream().limit(width).toList().forEach(this::idle);
        }

        @Override
        void idle(Connection connection) {
            if (mayGoOn()) {
                connection.send(this, System.nanoTime());
            }
        }

        @Override
        boolean isOver() {
            return true;
        }
    }

    private final class Open extends Run {

        private final double perSecond;
        private final Queue<Long> due = new ArrayDeque<>();
        private final Deque<Connection> idle = new ArrayDeque<>();
        private long begin;
        private long planned;

        Open(Requests requests, double perSecond, Duration time) {
            super(requests, time);
            this.perSecond = perSecond;
        }

        @Override
        void begin() {
            begin = end - time.toNanos();
            idle.addAll(connections);
            pumpAgain();
        }

        private void pumpAgain() {
            pump();
            if (mayGoOn()) {
                thread.schedule(this::pumpAgain, PUMP_EVERY_US, TimeUnit.MICROSECONDS);
            } else {
                endIfOver();
            }
        }

        private void pump() {
            long now = Math.min(System.nanoTime(), end);
            long untilNow = (long) ((now - begin) / 1e9 * perSecond);
            for (; planned < untilNow; planned++) {
                due.add(begin + (long) (planned / perSecond * 1e9));
            }
            while (!due.isEmpty() && !idle.isEmpty() && !requests.isEmpty()) {
                idle.pollLast().send(this, due.poll());
            }
            if (requests.isEmpty()) {
                due.clear();
            }
        }

        @Override
        void idle(Connection connection) {
            idle.addLast(connection);
            pump();
        }

        @Override
        boolean isOver() {
            return due.isEmpty() && !mayGoOn();
        }
    }
}
