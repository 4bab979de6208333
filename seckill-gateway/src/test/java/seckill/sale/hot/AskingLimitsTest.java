package seckill.sale.hot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskingLimitsTest {

    private static final AskingSettings SETTINGS = new AskingSettings(3, 100);

    private Instant now = Instant.parse("2026-11-11T12:00:00Z");
    private final AskingLimits limits = new AskingLimits(SETTINGS, clock());

    @Test
    void a_buyer_may_press_twice_a_seconds_worth_at_once_and_then_as_often_as_is_allowed() {
        assertThat(let("10.0.0.1", 1, 10)).isEqualTo(6);
        now = now.plusSeconds(1);
        assertThat(let("10.0.0.1", 1, 10)).isEqualTo(3);
        now = now.plusSeconds(60);
        assertThat(let("10.0.0.1", 1, 10)).isEqualTo(6);
    }

    @Test
    void one_buyer_does_not_keep_another_from_asking() {
        let("10.0.0.1", 1, 10);

        assertThat(limits.let("10.0.0.1", 2)).isTrue();
    }

    @Test
    void many_accounts_behind_one_address_share_its_bucket_and_others_do_not_notice() {
        long let = IntStream.rangeClosed(1, 1_000).filter(buyer -> limits.let("10.0.0.1", buyer)).count();

        assertThat(let).isEqualTo(200);
        assertThat(limits.let("10.0.0.2", 5_000)).isTrue();
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private long let(String address, long buyer, int times) {
        return IntStream.range(0, times).filter(n -> limits.let(address, buyer)).count();
    }
}
