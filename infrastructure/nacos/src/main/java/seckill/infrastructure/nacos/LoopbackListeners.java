package seckill.infrastructure.nacos;

import io.grpc.netty.shaded.io.netty.bootstrap.ChannelInitializerExtension;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelOutboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.channel.ChannelPromise;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/**
 * Binds Nacos's gRPC and Raft ports to 127.0.0.1, which no setting of Nacos does.
 *
 * <p>The same as the module {@code loopback}, for the copy of Netty that gRPC carries under a name of its own. Needs
 * {@code -Dio.grpc.netty.shaded.io.netty.bootstrap.extensions=serviceload}.
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
        public void bind(ChannelHandlerContext context, SocketAddress wanted, ChannelPromise promise)
                throws UnknownHostException {
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
