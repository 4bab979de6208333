package seckill.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.checkout.ticket.Admission;
import seckill.checkout.ticket.Admission.Answer;
import seckill.checkout.ticket.Journal;
import seckill.checkout.ticket.TicketSettings;
import seckill.checkout.ticket.Tickets;
import seckill.checkout.ticket.redis.ClassicAdmission;
import seckill.checkout.ticket.redis.RedisAdmission;
import seckill.checkout.ticket.redis.RedisJournal;
import seckill.checkout.ticket.redis.RedisTickets;
import seckill.sale.SaleLocks;
import seckill.sale.redis.RedissonSaleLocks;
import seckill.stock.api.StockLine;

/** What else the gateway keeps together in Redis is on one node of a cluster, too. */
class ClusteredKeysIT {

    private static final List<StockLine> CART = List.of(new StockLine(7, 0, 1), new StockLine(8, 3, 2));

    private static final TicketSettings SETTINGS = new TicketSettings(
            1, 64, Duration.ofMillis(2), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(2), 3, "", "",
            Duration.ofSeconds(1), Duration.ofDays(1));

    private static RedisCluster redis;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        redis = RedisCluster.start(dir);
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @Test
    void locks_of_sales_are_numbered_on_every_node() {
        SaleLocks locks = new RedissonSaleLocks(redis.client());
        for (int node = 0; node < RedisCluster.NODES; node++) {
            long sale = redis.saleOn(node);
            try (SaleLocks.Held held = locks.take(sale, Duration.ofSeconds(3)).orElseThrow()) {
                assertThat(held.goOnAfter(41)).isTrue();
                assertThat(held.number()).isEqualTo(42);
            }
            try (SaleLocks.Held next = locks.take(sale, Duration.ofSeconds(3)).orElseThrow()) {
                assertThat(next.number()).isEqualTo(43);
            }
        }
    }

    @Test
    void checkouts_are_admitted_journaled_deferred_and_ended() {
        isAdmittedAndEnded(new RedisAdmission(redis.client()), "checkout-1");
    }

    @Test
    void checkouts_are_admitted_in_two_phases() {
        ClassicAdmission classic = new ClassicAdmission(redis.client(), redis.client(), Duration.ZERO, Duration.ofDays(1));
        assertThat(classic.prepare("checkout-3")).isNotEqualTo("GIVEN_UP");
        classic.checkBack();
        assertThat(classic.admit("checkout-3", CART)).isEqualTo(Answer.GIVEN_UP);
        isAdmittedAndEnded(classic, "checkout-2");
    }

    private static void isAdmittedAndEnded(Admission admission, String checkout) {
        Journal journal = new RedisJournal(redis.client(), "reader", SETTINGS);
        Tickets tickets = new RedisTickets(redis.client(), Duration.ofDays(1));
        assertThat(admission.admit(checkout, CART)).isEqualTo(Answer.TICKET);
        assertThat(admission.admit(checkout, CART)).isEqualTo(Answer.ALREADY);
        Journal.Entry entry = journal.read(10, Duration.ofSeconds(1)).getFirst();
        assertThat(entry.checkout()).isEqualTo(checkout);
        journal.renew(Set.of(entry.id()));
        journal.defer(entry, "TROUBLE");
        journal.claim(10);
        journal.done(List.of(entry));
        tickets.end(Map.of(checkout, Tickets.End.values()[0], checkout + "-other", Tickets.End.values()[0]));
        assertThat(journal.replay(checkout)).isFalse();
    }
}
