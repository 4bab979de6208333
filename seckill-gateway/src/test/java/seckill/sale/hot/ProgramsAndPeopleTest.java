package seckill.sale.hot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Who gets the units of a sale's first seconds when only the limits decide: ten thousand accounts behind fifty addresses, each asking every
 * millisecond from the first one on, or a thousand people with an address each who press the button 0.2 to 3 seconds later. Time is played.
 */
class ProgramsAndPeopleTest {

    private static final int UNITS = 500;
    private static final int PEOPLE = 1_000;
    private static final int MACHINES = 50;
    private static final int ACCOUNTS_PER_MACHINE = 200;
    private static final int SECONDS = 10;

    private Instant now = Instant.parse("2026-11-11T12:00:00Z");

    @Test
    void with_a_time_between_two_tickets_of_an_address_people_get_most() {
        assertThat(shareOfPeople(Duration.ofSeconds(5))).isEqualTo(0.9);
    }

    /** The control. */
    @Test
    void without_it_programs_get_everything() {
        assertThat(shareOfPeople(Duration.ZERO)).isZero();
    }

    /** The price of it: people who share addresses are held up as programs are. */
    @Test
    void a_hundred_people_behind_one_address_get_no_more_than_one_of_them_would() {
        AskingLimits limits = limits(Duration.ofSeconds(5));

        assertThat(IntStream.range(0, 100).filter(buyer -> asks(limits, "10.9.9.9", buyer))).hasSize(1);
    }

    private double shareOfPeople(Duration ticketEvery) {
        AskingLimits limits = limits(ticketEvery);
        Map<Integer, List<Integer>> people = whoPressesWhen();
        int[] used = new int[MACHINES];
        int left = UNITS;
        int ofPeople = 0;
        for (int ms = 0; ms < SECONDS * 1_000 && left > 0; ms++, now = now.plusMillis(1)) {
            for (int machine = 0; machine < MACHINES && left > 0; machine++) {
                long account = 1_000_000L + machine * ACCOUNTS_PER_MACHINE + used[machine];
                if (used[machine] < ACCOUNTS_PER_MACHINE && asks(limits, "10.0.0." + machine, account)) {
                    used[machine]++;
                    left--;
                }
            }
            for (int person : people.getOrDefault(ms, List.of())) {
                if (left > 0 && asks(limits, "10.1." + person / 250 + "." + person % 250, person)) {
                    ofPeople++;
                    left--;
                }
            }
        }
        return (double) ofPeople / UNITS;
    }

    private static Map<Integer, List<Integer>> whoPressesWhen() {
        Random chance = new Random(1);
        return IntStream.range(0, PEOPLE).boxed().collect(Collectors.groupingBy(person -> 200 + chance.nextInt(2_800)));
    }

    private static boolean asks(AskingLimits limits, String address, long buyer) {
        return limits.let(address, buyer) && limits.takeTicket(address);
    }

    private AskingLimits limits(Duration ticketEvery) {
        Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        return new AskingLimits(new AskingSettings(10, 500, ticketEvery), clock);
    }
}
