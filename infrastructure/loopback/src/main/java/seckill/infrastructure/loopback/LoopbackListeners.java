package seckill.infrastructure.loopback;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ServerChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/**
 * Binds every listener of this JVM that asks for the wildcard address to 127.0.0.1.
 *
 * <p>Dubbo and the Seata TC bind their ports to all interfaces and have no setting against it. Netty loads this class
 * when the JVM runs with {@code -Dio.netty.bootstrap.extensions=serviceload}; without that flag it does nothing. A
 * listener that names an address keeps it.
 */
public final class LoopbackListeners extends ChannelInitializerExtension {
    /** Called by the service loader. */
    public LoopbackListeners() {}

    @Override
    public void postInitializeServerListenerChannel(ServerChannel listener) {
        listener.pipeline().addLast(new Bind());
    }

    private static final class Bind extends ChannelOutboundHandlerAdapter {
        @Override
        public void bind(ChannelHandlerContext context, SocketAddress wanted, ChannelPromise promise) throws UnknownHostException {
            context.bind(narrowed(wanted), promise);
        }

        private static SocketAddress narrowed(SocketAddress wanted) throws UnknownHostException {
            return wanted instanceof InetSocketAddress inet
                            && (inet.isUnresolved() || inet.getAddress().isAnyLocalAddress())
                    ? new InetSocketAddress(InetAddress.getByName("127.0.0.1"), inet.getPort())
                    : wanted;
        }
    }
}
