package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.checkout.Guarantees.Assembly;
import seckill.redismessages.AppendOnlyFile;
import seckill.redismessages.AppendOnlyFile.Command;
import seckill.redismessages.AppendOnlyFile.Transaction;
import seckill.sale.gate.Verdict;

/** Redis dies in the middle of a sale, and its disk has not what came last: no unit is sold twice or kept, and nobody has two orders. */
@WithStacks
class LostTailIT {

    private static final Logger log = LoggerFactory.getLogger(LostTailIT.class);

    private static final long PRICE = 2_000;
    private static final long MONEY = 100_000;
    private static final int UNITS = 60;

    /** What the shop promises after Redis is there again. */
    private static final Duration MENDED_WITHIN = Duration.ofSeconds(10);

    private Shop shop;
    private OperatedSale sale;

    @BeforeEach
    void an_open_sale(Stacks stacks) {
        shop = Shop.inTheFirstMode(stacks.running(Assembly.MODULES));
        sale = OperatedSale.opened(shop, shop.product(UNITS, PRICE), UNITS);
    }

    /** Where the file ends. */
    enum Cut {
        BETWEEN_TRANSACTIONS,
        WITHIN_A_COMMAND
    }

    @ParameterizedTest
    @EnumSource
    void the_last_tickets_are_lost(Cut cut) {
        List<Buyer> buyers = shop.buyersWith(UNITS + 30, MONEY);
        try (Askers askers = Askers.of(sale, buyers)) {
            // an order is there before its ticket ends: without ends there is no tail to lose
            await("a sale in its middle").atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() ->
                    shop.ordersOf(sale.product()) >= 8 && sale.gate().path("ended").asLong() >= 6 && tail(file().transactions()).isPresent());
            shop.itself().kill("redis");
            Set<String> told = Set.copyOf(askers.withTickets().values());
            List<Transaction> transactions = file().transactions();
            LostTickets lost = tail(transactions).orElseThrow(() -> new AssertionError("no such tail: " + journalOf(transactions)));
            file().cut(cut == Cut.BETWEEN_TRANSACTIONS ? lost.from : lost.middle);
            log.info("{} tickets of {} lost, {} of which have orders; {} ends lost",
                    lost.keys.size(), told.size(), ordered(lost.keys), lost.ends);
            assertThat(ordered(lost.keys)).as("orders of unknown tickets").isPositive();
            assertThat(lost.ends).as("ends of known tickets").isPositive();

            shop.itself().up();
            gateKeepsNothing();
            askers.haveHeard();
            log.info("meanwhile: {}", askers.delays());
            assertThat(askers.refusals()).isSubsetOf("out-of-stock");

            everyLostTicketIsFoundOrAskedForAgain(askers.keys(), lost.keys);
            everythingIsSoldAndEverybodyHasWhatHeWasTold(askers.keys());
        }
    }

    @Test
    void nothing_is_lost_when_only_redis_dies() {
        List<Buyer> buyers = shop.buyersWith(UNITS - 10, MONEY);
        try (Askers askers = Askers.of(sale, buyers)) {
            await("a sale in its middle").atMost(Duration.ofSeconds(60)).until(() -> shop.ordersOf(sale.product()) >= 10);
            shop.itself().kill("redis");
            Map<Buyer, String> told = askers.withTickets();

            shop.itself().up();
            gateKeepsNothing();
            assertThat(sale.became(told).keySet()).as("tickets of which buyers were told").doesNotContain("");
            askers.haveHeard();
            sale.settles();

            assertThat(sale.became(askers.keys()).keySet()).allMatch(it -> it.equals("ORDERED") || it.startsWith("RETURNED "));
            everythingIsSoldAndEverybodyHasWhatHeWasTold(askers.keys());
        }
    }

    /** What of the gate is lost. */
    enum Epoch {
        /** It is there as it was under an earlier one. */
        THE_LAST,
        /** There is none. */
        ALL
    }

    @ParameterizedTest
    @EnumSource
    void a_gate_whose_epoch_is_lost_is_built_anew_and_late_calls_are_refused(Epoch lost) {
        long first = sale.gate().path("epoch").asLong();
        Map<Buyer, String> keys = Ids.keys(shop.buyersWith(8, MONEY));
        keys.forEach((buyer, key) -> sale.asked(buyer, key).expectSuccess());
        sale.settles();
        long second = sale.open().expectSuccess().json().path("epoch").asLong();
        Map<Buyer, String> later = Ids.keys(shop.buyersWith(4, MONEY));
        later.forEach((buyer, key) -> sale.asked(buyer, key).expectSuccess());
        sale.settles();

        shop.itself().kill("redis");
        String number = Long.toString(lost == Epoch.ALL ? first : second);
        file().cut(transactionOf(command -> command.is("HSET", gate()) && command.words().contains(number)).from());
        shop.itself().up();

        await("a new gate").atMost(MENDED_WITHIN).ignoreExceptions().until(() -> lost == Epoch.ALL
                ? sale.gate().path("epoch").asLong() > second
                : sale.gate().path("epoch").asLong() == second);
        try (RedisOfTheShop redis = RedisOfTheShop.of(shop.itself())) {
            assertThat(redis.asksUnder(first, sale.id())).isEqualTo(Verdict.OTHER_EPOCH);
        }
        gateKeepsNothing();
        everythingIsSoldAndEverybodyHasWhatHeWasTold(keys);
        everyLostTicketIsFoundOrAskedForAgain(later, Set.copyOf(later.values()));
    }

    /** It may still be too high, until no ticket is under way: the database refuses what is too much. */
    private void gateKeepsNothing() {
        long begin = System.nanoTime();
        await("the gate has what the ledger allows").atMost(MENDED_WITHIN).ignoreExceptions().until(() -> {
            JsonNode gate = sale.gate();
            return gate.path("left").asLong() >= shop.available(sale.product()) - gate.path("pending").asLong();
        });
        log.info("the gate has what the ledger allows after {} ms", Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    private void everyLostTicketIsFoundOrAskedForAgain(Map<Buyer, String> keys, Set<String> lost) {
        keys.forEach((buyer, key) -> {
            if (lost.contains(key)) {
                boolean hasOrder = !shop.statusOf(key).isEmpty();
                Answer found = sale.ticket(buyer, key);
                assertThat(found.isSuccess() || found.status() == 404).as("%s", found).isTrue();
                Answer again = sale.asked(buyer, key);
                if (hasOrder) {
                    assertThat(again.status()).as("as its checkout was: %s", again).isEqualTo(202);
                    assertThat(sale.ticket(buyer, key).field("state")).isEqualTo("ORDERED");
                } else {
                    assertThat(again.problem()).isIn("", "out-of-stock", "ticket-returned");
                }
            }
        });
    }

    private void everythingIsSoldAndEverybodyHasWhatHeWasTold(Map<Buyer, String> keys) {
        sale.settles();
        await("nothing is kept").atMost(MENDED_WITHIN).until(() -> sale.gate().path("left").asLong() == shop.available(sale.product()));
        await("what is left is sold").atMost(Duration.ofSeconds(60)).until(() -> {
            shop.buyersWith(sale.gate().path("left").asInt() + 1, MONEY).forEach(late -> sale.asked(late, Ids.key()));
            sale.settles(); // a checkout may fail on a busy machine, and gives its unit back
            return shop.available(sale.product()) == 0;
        });
        assertThat(sale.asked(shop.buyersWith(1, MONEY).getFirst(), Ids.key()).problem()).isEqualTo("out-of-stock");
        assertThat(shop.sold(sale.product())).isEqualTo(UNITS);
        assertThat(shop.ordersOf(sale.product())).isEqualTo(UNITS);
        keys.forEach((buyer, key) -> {
            Answer ticket = sale.ticket(buyer, key);
            boolean isOrdered = ticket.isSuccess() && ticket.field("state").equals("ORDERED");
            assertThat(shop.statusOf(key)).as("%s", ticket).isEqualTo(isOrdered ? "PAID" : "");
            if (isOrdered) {
                assertThat(sale.asked(buyer, key).status()).as("the same ticket again, when nothing is left").isEqualTo(202);
            }
        });
        sale.settles();
        assertThat(shop.ordersOf(sale.product())).isEqualTo(UNITS);
        shop.everyInvariantHolds();
    }

    /**
     * @param from   where the first of the lost transactions begins
     * @param middle amid the command that journals a ticket
     * @param keys   of lost tickets
     * @param ends   how many tickets are there whose end is lost
     */
    private record LostTickets(long from, long middle, Set<String> keys, int ends) {}

    /** The fewest of the last tickets with which some are lost that have orders, and some are not lost while their ends are. */
    private Optional<LostTickets> tail(List<Transaction> transactions) {
        Set<String> keys = new HashSet<>();
        Map<String, String> ticketsByEntry = new HashMap<>();
        List<String> ended = new ArrayList<>();
        for (Transaction transaction : transactions.reversed()) {
            for (Command command : transaction.commands().reversed()) {
                if (command.is("XDEL", journal())) {
                    ended.addAll(command.words().subList(2, command.words().size()));
                } else if (command.is("XADD", journal())) {
                    ticketsByEntry.put(command.words().get(2), command.words().get(4));
                    keys.add(command.words().get(4));
                    long ends = ended.stream().filter(entry -> !ticketsByEntry.containsKey(entry)).count();
                    if (keys.size() >= 5 && ended.stream().anyMatch(ticketsByEntry::containsKey) && ordered(keys) >= 3 && ends > 0) {
                        long middle = (command.from() + command.to()) / 2;
                        return Optional.of(new LostTickets(transaction.from(), middle, keys, (int) ends));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private List<List<String>> journalOf(List<Transaction> transactions) {
        return transactions.stream()
                .flatMap(transaction -> transaction.commands().stream())
                .filter(command -> command.words().contains(journal()))
                .map(Command::words)
                .toList();
    }

    private long ordered(Set<String> keys) {
        return keys.stream().filter(key -> !shop.statusOf(key).isEmpty()).count();
    }

    private Transaction transactionOf(Predicate<Command> wanted) {
        return file().transactions().stream()
                .filter(transaction -> transaction.commands().stream().anyMatch(wanted))
                .findFirst()
                .orElseThrow();
    }

    private AppendOnlyFile file() {
        return new AppendOnlyFile(shop.itself().home().data().resolve("redis/appendonly.aof"));
    }

    private String journal() {
        return "{sale:" + sale.id() + "}:journal";
    }

    private String gate() {
        return "{sale:" + sale.id() + "}:gate";
    }
}
