package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Guarantees.Assembly;
import seckill.sale.SaleTokens;

/**
 * Ten thousand accounts behind fifty addresses, each of which asks for one after another from the first millisecond on as fast as it is
 * answered, against a thousand people with an address each, who press the button 0.2 to 3 seconds after the hour, and again after a second
 * while they are told to come back. All have their tokens beforehand: what is compared is what a gateway does when they ask.
 */
@WithStacks
class BotsIT {

    private static final int UNITS = 500;
    private static final int PEOPLE = 1_000;
    private static final int ADDRESSES_OF_BOTS = 50;
    private static final int ACCOUNTS_OF_EACH = 200;
    private static final Duration RUSH = Duration.ofMillis(4_500);
    private static final Duration UNTIL_THE_HOUR = Duration.ofSeconds(4);

    private static final Logger log = LoggerFactory.getLogger(BotsIT.class);

    private static Shop shop;
    private static SecondGateway defended;

    private final SplittableRandom chance = new SplittableRandom(7);
    private OperatedSale sale;
    private Instant hour;

    /** How many units whom. */
    private record Shares(int people, int bots) {}

    private interface Asker {
        /** How many tickets it has got. */
        int ask() throws IOException;
    }

    @BeforeAll
    static void a_gateway_with_defences(Stacks stacks) {
        shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        defended = SecondGateway.of(shop.itself(), "--seckill.asking.ticket-every=5s", "--seckill.warm-up.at-most=2s");
    }

    @AfterAll
    static void stop() {
        defended.close();
    }

    @Test
    void with_defences_people_get_four_fifths() throws Exception {
        Shares shares = rush(defended.baseUrl());

        assertThat(shares.people() + shares.bots()).as("all units are given away").isEqualTo(UNITS);
        assertThat(shares.people()).isGreaterThanOrEqualTo(UNITS * 4 / 5);
    }

    /** The control. */
    @Test
    void without_them_bots_get_most() throws Exception {
        Shares shares = rush(shop.nobody().baseUrl());

        assertThat(shares.people() + shares.bots()).isEqualTo(UNITS);
        assertThat(shares.people()).isLessThan(UNITS * 4 / 5);
        assertThat(shares.bots()).isGreaterThan(UNITS / 2);
    }

    private Shares rush(String gateway) throws Exception {
        sale = OperatedSale.of(shop.product(UNITS, 2_000), shop.itself().operator());
        hour = Instant.now().plus(UNTIL_THE_HOUR);
        sale.plan(1, hour, hour.plus(Duration.ofHours(1)), Ids.key()).expectSuccess();
        sale.allocate(UNITS).expectSuccess();
        sale.open().expectSuccess();
        SaleTokens tokens = new SaleTokens(
                Base64.getDecoder().decode(shop.itself().secrets().get("session-key").strip()), Clock.systemUTC());
        List<Asker> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(person(gateway, "127.1." + i / 250 + "." + (i % 250 + 1), tokens, 1_000_000 + i));
        }
        List<Asker> bots = new ArrayList<>();
        for (int i = 0; i < ADDRESSES_OF_BOTS; i++) {
            bots.add(bot(gateway, "127.2.0." + (i + 1), tokens, 2_000_000 + i * ACCOUNTS_OF_EACH));
        }
        Shares shares;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> ofPeople = people.stream().map(it -> threads.submit((Callable<Integer>) it::ask)).toList();
            List<Future<Integer>> ofBots = bots.stream().map(it -> threads.submit((Callable<Integer>) it::ask)).toList();
            shares = new Shares(sum(ofPeople), sum(ofBots));
        }
        log.info("of {} units people got {}, bots {}", UNITS, shares.people(), shares.bots());
        sale.end().expectSuccess();
        sale.settles();
        return shares;
    }

    private static int sum(List<Future<Integer>> tickets) throws Exception {
        int sum = 0;
        for (Future<Integer> some : tickets) {
            sum += some.get();
        }
        return sum;
    }

    private Asker person(String gateway, String address, SaleTokens tokens, long buyer) {
        long reactionMs = chance.nextLong(200, 3_000);
        String key = Ids.key();
        String token = tokens.issue(sale.id(), key, buyer).token();
        return () -> {
            try (FromAddress there = new FromAddress(gateway, address)) {
                until(hour.plusMillis(reactionMs));
                int status = there.ask(sale.id(), key, token);
                for (int again = 0; again < 3 && (status == 429 || status == 503); again++) {
                    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                    status = there.ask(sale.id(), key, token);
                }
                return status == 202 ? 1 : 0;
            }
        };
    }

    private Asker bot(String gateway, String address, SaleTokens tokens, long firstBuyer) {
        List<String> keys = new ArrayList<>();
        List<String> signed = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS_OF_EACH; i++) {
            keys.add(Ids.key());
            signed.add(tokens.issue(sale.id(), keys.getLast(), firstBuyer + i).token());
        }
        return () -> {
            boolean[] has = new boolean[ACCOUNTS_OF_EACH];
            int tickets = 0;
            try (FromAddress there = new FromAddress(gateway, address)) {
                until(hour);
                for (int i = 0; Instant.now().isBefore(hour.plus(RUSH)); i = (i + 1) % ACCOUNTS_OF_EACH) {
                    if (!has[i] && there.ask(sale.id(), keys.get(i), signed.get(i)) == 202) {
                        has[i] = true;
                        tickets++;
                    }
                }
            }
            return tickets;
        };
    }

    private static void until(Instant then) {
        for (Duration left = Duration.between(Instant.now(), then); left.isPositive(); left = Duration.between(Instant.now(), then)) {
            LockSupport.parkNanos(left.toNanos());
        }
    }
}
