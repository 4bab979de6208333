package seckill.redismessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import seckill.checkout.Participants;
import seckill.checkout.ticket.Journal.Entry;
import seckill.checkout.ticket.SettleTickets;
import seckill.participant.CommandFailedException;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.Phase;
import seckill.participant.Reply;
import seckill.stock.api.StockApi;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockLine;

/** What becomes of batches: the same as of one checkout after the other. */
@Tag("database")
class SettlingIT {

    private static final String COUNTER = "{admission}:units:9:1";

    private static SettlingShop shop;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        shop = SettlingShop.open(dir);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void a_batch_of_a_hot_product_is_sold_to_everybody() {
        shop.open(200, 1, wallets(100, 100));
        List<String> ids = shop.admit("buy-now", buyers(100), StockLine.SHELF);

        shop.settling().settle(shop.read(100));

        assertThat(ids).allMatch(id -> shop.stateOf(id).equals("ACCEPTED"));
        assertThat(shop.number("SELECT sold FROM stock_level WHERE sale_id = 0")).isEqualTo(100);
        assertThat(shop.number("SELECT COUNT(*) FROM orders WHERE status = 'PAID' AND next_status IS NULL")).isEqualTo(100);
        assertThat(shop.number("SELECT SUM(balance_minor) FROM account")).isZero();
        assertThat(shop.redis().journaled()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"place-order, 9", "buy-now, 13"})
    void a_batch_takes_as_many_statements_whatever_its_size(String scenario, long writes) {
        assertThat(writes(scenario, 10, 100)).isEqualTo(writes);
        assertThat(writes(scenario, 100, 100)).isEqualTo(writes);
        assertThat(writes(scenario, 10, 1)).as("the control: one by one").isEqualTo(10 * writes);
    }

    /** Inserts and updates by which so many orders are settled. */
    private static long writes(String scenario, int orders, int batchMax) {
        shop.open(orders, 1, wallets(orders, 100));
        shop.admit(scenario, buyers(orders), StockLine.SHELF);
        SettleTickets settling = shop.settling();
        long before = writesSoFar();
        Stream.generate(() -> shop.read(batchMax)).takeWhile(batch -> !batch.isEmpty()).forEach(settling::settle);
        return writesSoFar() - before;
    }

    private static long writesSoFar() {
        return shop.sumOfStatus("Com_insert", "Com_update");
    }

    @Test
    void who_comes_twice_in_a_batch_pays_for_as_many_as_there_is_money_for() {
        shop.open(10, 2, 100, 200, 100);
        List<String> poor = shop.admit("buy-now", List.of(1L, 1L), StockLine.SHELF);
        List<String> rich = shop.admit("buy-now", List.of(2L, 2L, 3L), StockLine.SHELF);

        shop.settling().settle(shop.read(100));

        assertThat(rich).allMatch(id -> shop.stateOf(id).equals("ACCEPTED"));
        assertThat(poor.stream().map(shop::stateOf)).containsExactlyInAnyOrder("ACCEPTED", "REFUSED INSUFFICIENT_BALANCE");
        assertThat(shop.number("SELECT SUM(balance_minor) FROM account")).isZero();
        assertThat(shop.number("SELECT SUM(amount_minor) FROM movement")).as("with what was reversed").isEqualTo(-400);
    }

    @Test
    void those_who_cannot_have_it_are_told_why_and_the_others_have_it() {
        shop.open(8, 1, 100, 100, 99, 100, 100, 100, 100, 100, 100);
        shop.redis().set(COUNTER, 8);
        String first = shop.admit("buy-now", 1, SettlingShop.SALE);
        String sameBuyer = shop.admit("buy-now", 1, SettlingShop.SALE);
        String poor = shop.admit("buy-now", 3, SettlingShop.SALE);
        List<String> others = shop.admit("buy-now", List.of(4L, 5L, 6L), SettlingShop.SALE);

        shop.settling().settle(shop.read(100));

        assertThat(Stream.of(shop.stateOf(first), shop.stateOf(sameBuyer)))
                .containsExactlyInAnyOrder("ACCEPTED", "REFUSED LIMIT_PER_BUYER");
        assertThat(shop.stateOf(poor)).isEqualTo("REFUSED INSUFFICIENT_BALANCE");
        assertThat(others).allMatch(id -> shop.stateOf(id).equals("ACCEPTED"));
        assertThat(shop.number("SELECT sold FROM stock_level WHERE sale_id = 9")).isEqualTo(4);
        assertThat(shop.number("SELECT SUM(quantity) FROM sale_buyer")).isEqualTo(4);
        assertThat(shop.redis().number(COUNTER)).as("what was returned is counted again").isEqualTo(4);
    }

    @Test
    void when_there_is_too_little_for_the_batch_as_many_get_it_as_there_are_units() {
        shop.open(7, 1, wallets(20, 100));
        List<String> ids = shop.admit("buy-now", buyers(20), StockLine.SHELF);

        shop.settling().settle(shop.read(100));

        List<String> states = ids.stream().map(shop::stateOf).toList();
        assertThat(Collections.frequency(states, "ACCEPTED")).isEqualTo(7);
        assertThat(Collections.frequency(states, "REFUSED OUT_OF_STOCK")).isEqualTo(13);
        assertThat(shop.number("SELECT available FROM stock_level WHERE sale_id = 0")).isZero();
        assertThat(shop.number("SELECT COUNT(*) FROM orders")).isEqualTo(7);
    }

    @Test
    void two_who_settle_the_same_batch_at_once_do_it_once() throws Exception {
        shop.open(100, 1, wallets(60, 100));
        List<String> ids = shop.admit("buy-now", buyers(60), SettlingShop.SALE);
        List<Entry> batch = shop.read(100);

        try (ExecutorService settlers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = List.of(
                    settlers.submit(() -> shop.settling().settle(batch)), settlers.submit(() -> shop.settling().settle(batch)));
            for (Future<?> one : both) {
                one.get();
            }
        }
        shop.settling().settle(batch);

        assertThat(ids).allMatch(id -> shop.stateOf(id).equals("ACCEPTED"));
        assertThat(shop.number("SELECT sold FROM stock_level WHERE sale_id = 9")).isEqualTo(60);
        assertThat(shop.number("SELECT COUNT(*) FROM movement")).isEqualTo(60);
        assertThat(shop.number("SELECT COUNT(*) FROM orders WHERE next_status IS NOT NULL")).isZero();
    }

    @Test
    void what_fails_is_parked_after_some_attempts_while_the_others_flow_and_can_be_replayed() {
        shop.open(10, 1, wallets(3, 100));
        String poison = shop.admit("buy-now", 1, StockLine.SHELF);
        List<String> sound = shop.admit("buy-now", List.of(2L, 3L), StockLine.SHELF);
        Participants sick = new Participants(
                new SickStock(shop.participants().stock(), poison), shop.participants().order(), shop.participants().payment());
        SettleTickets settling = shop.settling(sick);

        settling.settle(shop.read(100));
        await("parked").atMost(Duration.ofSeconds(20)).until(() -> {
            settling.settle(shop.journal().claim(100));
            return shop.journal().parked().containsKey(poison);
        });

        assertThat(sound).allMatch(id -> shop.stateOf(id).equals("ACCEPTED"));
        assertThat(shop.stateOf(poison)).isEqualTo("IN_FLIGHT");
        assertThat(shop.journal().parked().get(poison)).contains("it is poison");

        assertThat(shop.journal().replay(poison)).isTrue();
        shop.settling().settle(shop.read(100));

        assertThat(shop.stateOf(poison)).isEqualTo("ACCEPTED");
        assertThat(shop.journal().parked()).isEmpty();
    }

    static List<Long> buyers(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    static long[] wallets(int count, long minor) {
        return LongStream.generate(() -> minor).limit(count).toArray();
    }

    /** Fails whatever one checkout asks of it. */
    private record SickStock(StockApi real, String poison) implements StockApi {

        @Override
        public Reply carryOut(StockCommand command) {
            return real.carryOut(command);
        }

        @Override
        public Reply take(Phase phase, StockCommand command) {
            if (command.id().checkout().equals(poison)) {
                throw new CommandFailedException(command.id(), "it is poison");
            }
            return real.take(phase, command);
        }

        @Override
        public CommandTrace trace(CommandId id) {
            return real.trace(id);
        }

        @Override
        public CommandTrace giveUp(CommandId id) {
            return real.giveUp(id);
        }
    }
}
