package seckill.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Locale;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.NettyPipeline;

/**
 * Gives a body to refusals that have none: what is no HTTP, or has no end, is refused by the web server's decoder before any filter of the
 * shop hears of it.
 */
final class BelowSpring implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private final EncodedProblems problems;

    BelowSpring(EncodedProblems problems) {
        this.problems = problems;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.doOnChannelInit((observer, channel, remote) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "problems", new Bodies())));
    }

    private final class Bodies extends ChannelDuplexHandler {

        /** The answer to such a request has no body, whatever its head says. */
        private boolean mayBeHead;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            mayBeHead |= message instanceof HttpRequest request && request.method().equals(HttpMethod.HEAD);
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            boolean isBare = message instanceof FullHttpResponse response
                    && response.status().code() >= 400
                    && !response.content().isReadable()
                    && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
            context.write(isBare && !mayBeHead ? problem((FullHttpResponse) message) : message, promise);
        }

        private FullHttpResponse problem(FullHttpResponse bare) {
            ProblemException problem = new ProblemException(of(bare.status().code()));
            byte[] body = problems.of(problem, Locale.ENGLISH);
            FullHttpResponse whole = new DefaultFullHttpResponse(
                    bare.protocolVersion(), HttpResponseStatus.valueOf(problem.problem().status()), Unpooled.wrappedBuffer(body));
            whole.headers().set(bare.headers());
            SafeHeaders.ALL.forEach(whole.headers()::set);
            whole.headers()
                    .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                    .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
            bare.release();
            return whole;
        }

        private static Problem of(int status) {
            return switch (status) {
                case 404 -> Problem.NOT_FOUND;
                case 413 -> Problem.BODY_TOO_LARGE;
                case 414, 431 -> Problem.HEAD_TOO_LARGE;
                default -> status < 500 ? Problem.INVALID_REQUEST : Problem.INTERNAL;
            };
        }
    }
}
