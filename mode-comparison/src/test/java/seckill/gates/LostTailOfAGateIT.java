package seckill.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.redismessages.AppendOnlyFile.Transaction;
import seckill.redismessages.RedisServer;
import seckill.sale.gate.Opening;
import seckill.sale.gate.Standing;
import seckill.sale.gate.Ticket;
import seckill.sale.gate.Verdict;
import seckill.sale.gate.Wish;
import seckill.sale.gate.redis.LuaGate;

/** The control of what is said of a Redis that lost its last writes: a gate that nobody mends keeps units, or gives them away twice. */
class LostTailOfAGateIT {

    private static final long SALE = 7;
    private static final long EPOCH = 3;
    private static final int UNITS = 10;
    private static final String JOURNAL = "{sale:7}:journal";

    @TempDir Path dir;

    private RedisServer redis;
    private LuaGate gate;

    @BeforeEach
    void a_gate() throws Exception {
        redis = RedisServer.start(dir);
        redis.awaitReady();
        gate = new LuaGate(redis.client(), "one", Duration.ofSeconds(20));
        assertThat(build(UNITS, 0)).isTrue();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void the_unit_of_an_order_whose_ticket_is_lost_is_given_away_twice() {
        say("ticket-a", 1);
        say("ticket-b", 2);
        gate.take(SALE, 10).forEach(ticket -> gate.end(SALE, Map.of(ticket, "")));
        loses("XADD", 0);

        assertThat(standing().ended()).isZero();
        long ordered = 2;
        long toCome = standing().left() + standing().pending();
        assertThat(toCome + ordered).as("not mended: more than there are").isGreaterThan(UNITS);

        assertThat(build((int) (UNITS - ordered), 0)).isTrue();
        Ticket again = gate.take(SALE, 10).getFirst();
        gate.end(SALE, Map.of(again, ""));
        assertThat(build((int) (UNITS - ordered), 1)).isTrue();
        assertThat(standing().left() + ordered).as("mended").isEqualTo(UNITS);
    }

    @Test
    void the_units_of_a_ticket_whose_coming_back_is_lost_are_kept() {
        say("ticket-a", 1);
        gate.end(SALE, Map.of(gate.take(SALE, 1).getFirst(), "INSUFFICIENT_BALANCE"));
        loses("XDEL", 0);

        assertThat(standing()).as("not ended: kept").isEqualTo(new Standing(EPOCH, UNITS - 1, 1, 0, false, true));

        Ticket again = new LuaGate(redis.client(), "another", Duration.ZERO).take(SALE, 1).getFirst();
        assertThat(again.wish().ticket()).isEqualTo("ticket-a");
        gate.end(SALE, Map.of(again, "INSUFFICIENT_BALANCE"));
        gate.end(SALE, Map.of(again, "INSUFFICIENT_BALANCE"));
        assertThat(standing()).as("ended again, once").isEqualTo(new Standing(EPOCH, UNITS, 0, 1, false, true));
    }

    /** What came with the command that was so many before the last of its kind, and all that came after. */
    private void loses(String command, int before) {
        redis.kill();
        List<Transaction> with = redis.file().transactions().stream()
                .filter(transaction -> transaction.commands().stream().anyMatch(it -> it.is(command, JOURNAL)))
                .toList();
        redis.file().cut(with.get(with.size() - 1 - before).from());
        redis.start();
        redis.awaitReady();
    }

    private boolean build(int available, long ended) {
        Instant now = Instant.now();
        return gate.build(SALE, new Opening(EPOCH, available, ended, 1, now.minusSeconds(60), now.plusSeconds(600), false));
    }

    private Standing standing() {
        return gate.standing(SALE).orElseThrow();
    }

    private void say(String ticket, long buyer) {
        List<Wish> wishes = List.of(new Wish(SALE, ticket, buyer, 1, "buy-now"));
        assertThat(gate.admit(SALE, EPOCH, wishes).toCompletableFuture().join()).containsExactly(Verdict.ADMITTED);
    }
}
