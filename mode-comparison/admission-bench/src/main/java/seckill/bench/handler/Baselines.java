package seckill.bench.handler;

import org.redisson.api.RedissonClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.context.annotation.Bean;

/** Puts the handlers beside the gateway's own route, under the same addresses with {@code /bench/NAME} in front. */
@AutoConfiguration
public class Baselines {

    static final String PLAIN = "/bench/plain/api/sales/{saleId}/checkouts";
    static final String LOCKED = "/bench/locked/api/sales/{saleId}/checkouts";
    static final String REFERENCE = "/bench/reference/api/sales/{saleId}/checkouts";

    @Bean
    NettyRouteProvider plainHandler() {
        return routes -> routes.post(PLAIN, new PlainHandler());
    }

    @Bean
    NettyRouteProvider lockedHandler(RedissonClient redis) {
        return routes -> routes.post(LOCKED, new LockedHandler(redis));
    }

    @Bean
    NettyRouteProvider referenceHandlers(RedissonClient redis) {
        ReferenceProtocol protocol = new ReferenceProtocol(redis);
        return routes -> protocol.addTo(routes.post(REFERENCE, protocol::checkout));
    }
}
