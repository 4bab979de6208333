package seckill.sale.hot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskingLimitsTest {

    private static final AskingSettings SETTINGS = new AskingSettings(3, 100, Duration.ofSeconds(2));

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
    void ten_thousand_who_press_without_pause_keep_nobody_else_from_asking() {
        AskingLimits wide = new AskingLimits(new AskingSettings(3, 1_000_000, Duration.ZERO), clock());
        IntStream.range(0, 10).forEach(n -> IntStream.range(0, 10_000).forEach(bot -> wide.let("10.0.0.1", bot)));

        long lucky = IntStream.range(0, 10_000).filter(bot -> wide.let("10.0.0.1", bot)).count();
        long people = IntStream.range(10_000, 110_000).filter(person -> wide.let("10.0.0.2", person)).count();

        assertThat(lucky).as("bots that are let in once too often").isLessThan(10);
        assertThat(people).isGreaterThan(99_990);
    }

    @Test
    void many_accounts_behind_one_address_share_its_bucket_and_others_do_not_notice() {
        long let = IntStream.rangeClosed(1, 1_000).filter(buyer -> limits.let("10.0.0.1", buyer)).count();

        assertThat(let).isEqualTo(200);
        assertThat(limits.let("10.0.0.2", 5_000)).isTrue();
    }

    @Test
    void an_address_gets_its_next_ticket_when_its_time_has_come_and_others_do_not_wait_for_it() {
        assertThat(limits.takeTicket("10.0.0.1")).isTrue();
        now = now.plusMillis(1_999);
        assertThat(limits.takeTicket("10.0.0.1")).isFalse();
        assertThat(limits.takeTicket("10.0.0.2")).isTrue();
        now = now.plusMillis(1);
        assertThat(limits.takeTicket("10.0.0.1")).isTrue();

        now = now.plusSeconds(60);
        assertThat(IntStream.range(0, 10).filter(n -> limits.takeTicket("10.0.0.1"))).as("nothing is saved up").hasSize(1);
    }

    @Test
    void a_ticket_that_somebody_did_not_get_is_there_for_the_next_at_that_address() {
        assertThat(limits.takeTicket("10.0.0.1")).isTrue();
        limits.giveTicketBack("10.0.0.1");

        assertThat(limits.takeTicket("10.0.0.1")).isTrue();
        assertThat(limits.takeTicket("10.0.0.1")).isFalse();
    }

    @Test
    void without_a_time_addresses_get_as_many_as_they_ask_for() {
        AskingLimits open = new AskingLimits(new AskingSettings(3, 100, Duration.ZERO), clock());

        assertThat(IntStream.range(0, 1_000).allMatch(n -> open.takeTicket("10.0.0.1"))).isTrue();
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private long let(String address, long buyer, int times) {
        return IntStream.range(0, times).filter(n -> limits.let(address, buyer)).count();
    }
}
