package seckill.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void addresses_of_one_line_are_one_and_of_two_lines_are_two() throws UnknownHostException {
        assertThat(of("127.0.1.5")).isEqualTo("127.0.1.5").isNotEqualTo(of("127.0.1.6"));
        assertThat(of("2001:db8:1:2::1")).isEqualTo(of("2001:db8:1:2:ffff::9")).isNotEqualTo(of("2001:db8:1:3::1"));
        assertThat(of("::ffff:127.0.1.5")).as("the same address, written in the other way").isEqualTo("127.0.1.5");
    }

    @Test
    void a_connection_that_is_gone_has_none() {
        assertThat(Origin.of(null)).isEqualTo("unknown");
        assertThat(Origin.of(InetSocketAddress.createUnresolved("nowhere.example", 1))).isEqualTo("unknown");
    }

    private static String of(String address) throws UnknownHostException {
        return Origin.of(new InetSocketAddress(InetAddress.getByName(address), 1));
    }
}
