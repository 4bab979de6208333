package seckill.infrastructure.loopback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs in two JVMs (see the pom): one that loads extensions, and one that does not, where the listener must stay open. */
class LoopbackListenersTest {
    private final EventLoopGroup loop = new NioEventLoopGroup(1);

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    @Tag("extension")
    void a_listener_that_asks_for_the_wildcard_gets_loopback() throws InterruptedException {
        var bound = bind(new InetSocketAddress(0));

        assertEquals("127.0.0.1", bound.getAddress().getHostAddress());
        assertTrue(bound.getPort() > 0);
    }

    @Test
    @Tag("extension")
    void a_listener_that_names_its_address_keeps_it() throws InterruptedException {
        assertEquals("127.0.0.2", bind(new InetSocketAddress("127.0.0.2", 0)).getAddress().getHostAddress());
    }

    @Test
    @Tag("control")
    void without_the_extension_the_listener_is_open_to_all_interfaces() throws InterruptedException {
        var bound = bind(new InetSocketAddress(0));

        assertTrue(bound.getAddress().isAnyLocalAddress());
        assertFalse(bound.getAddress().isLoopbackAddress());
    }

    private InetSocketAddress bind(InetSocketAddress wanted) throws InterruptedException {
        var listener = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInboundHandlerAdapter())
                .bind(wanted)
                .sync()
                .channel();
        return (InetSocketAddress) listener.localAddress();
    }
}
