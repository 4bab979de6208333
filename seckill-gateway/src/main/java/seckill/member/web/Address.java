package seckill.member.web;

import java.net.InetSocketAddress;
import org.springframework.web.server.ServerWebExchange;

/** Where a request comes from. Behind a proxy that is trusted, Spring's forwarded-header support puts it here. */
final class Address {

    private Address() {}

    static String of(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null || remote.getAddress() == null ? "unknown" : remote.getAddress().getHostAddress();
    }
}
