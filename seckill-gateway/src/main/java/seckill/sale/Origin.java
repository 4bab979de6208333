package seckill.sale;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where somebody asks from, as far as limits go: an IPv4 address, or the first half of an IPv6 address, since a line has as many addresses
 * as it likes in the other half. Behind a proxy that is trusted, the server's forwarded-header support has put it there.
 */
public final class Origin {

    private static final int NETWORK_BYTES = 8;

    private Origin() {}

    /** @param remote null when the connection is gone already */
    public static String of(InetSocketAddress remote) {
        InetAddress address = remote == null ? null : remote.getAddress();
        return switch (address) {
            case null -> "unknown";
            case Inet6Address v6 -> HexFormat.of().formatHex(Arrays.copyOf(v6.getAddress(), NETWORK_BYTES));
            default -> address.getHostAddress();
        };
    }
}
