package seckill.sale.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seckill.participant.Money;
import seckill.redismessages.RedisServer;
import seckill.sale.gate.redis.LuaGate;
import seckill.sale.gate.redis.RedisRestockNotices;
import seckill.stock.api.GateEngine;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleView;

/** Boards of gateways that never look at the gate: who hears the notice knows that something is left again, and nobody else does. */
class RestockNoticesIT {

    private static final long SALE = 7;
    private static final long EPOCH = 3;
    private static final long SOMEBODY = 99;

    /** Some milliseconds, on a machine that is busy. */
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(2);

    @TempDir Path dir;

    private final SaleBoard another = board(EPOCH);
    private final SaleBoard deaf = board(EPOCH);
    private final SaleBoard ahead = board(EPOCH + 1);
    private final SaleBoard behind = board(EPOCH - 1);

    private RedisServer redis;
    private LuaGate gate;
    private RestockNotices notices;

    @BeforeEach
    void a_gate_with_one_unit_that_somebody_has() throws Exception {
        redis = RedisServer.start(dir);
        redis.awaitReady();
        gate = new LuaGate(redis.client(), "one", Duration.ofSeconds(20));
        Instant now = Instant.now();
        gate.build(SALE, new Opening(EPOCH, 1, 0, 1, now.minusSeconds(60), now.plusSeconds(600), false));
        List<Wish> wishes = List.of(new Wish(SALE, "ticket-a", 1, 1, "buy-now"));
        assertThat(gate.admit(SALE, EPOCH, wishes).toCompletableFuture().join()).containsExactly(Verdict.ADMITTED);
        notices = new RedisRestockNotices(redis.client());
        for (SaleBoard board : List.of(another, ahead, behind)) {
            board.soldOut(board.of(SALE).orElseThrow(), gate.buyersWhenSoldOut(SALE).orElseThrow());
            new RedisRestockNotices(redis.client()).listen(board::restocked);
        }
        deaf.soldOut(deaf.of(SALE).orElseThrow(), gate.buyersWhenSoldOut(SALE).orElseThrow());
        assertThat(List.of(another, deaf, ahead, behind)).allMatch(RestockNoticesIT::isSoldOut);
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void a_unit_that_comes_back_at_one_gateway_is_there_for_the_buyers_of_another() {
        assertThat(gate.end(SALE, Map.of(gate.take(SALE, 1).getFirst(), "INSUFFICIENT_BALANCE"))).isTrue();

        await("it is heard").atMost(HEARD_WITHIN).until(() -> {
            notices.publish(SALE, EPOCH); // a subscription takes its time
            return !isSoldOut(another) && !isSoldOut(behind);
        });

        assertThat(isSoldOut(deaf)).as("who does not listen").isTrue();
        assertThat(isSoldOut(ahead)).as("who has seen a later gate").isTrue();
    }

    @Test
    void whoever_was_sold_out_before_a_notice_is_not_noted_so_after_it() {
        another.restocked(SALE, EPOCH);
        SaleBoard.Posted seen = another.of(SALE).orElseThrow();
        another.restocked(SALE, EPOCH);

        another.soldOut(seen, new long[] {1});

        assertThat(isSoldOut(another)).isFalse();
    }

    private static boolean isSoldOut(SaleBoard board) {
        return board.of(SALE).orElseThrow().isSoldOutFor(SOMEBODY);
    }

    private static SaleBoard board(long epoch) {
        SaleBoard board = new SaleBoard();
        Instant now = Instant.now();
        board.post(
                new SaleView(SALE, 1, "a sale", "秒杀", new Money(100, "CNY"), now.minusSeconds(60), now.plusSeconds(600), 1, 1, 1,
                        SaleState.ACTIVE, epoch, GateEngine.SCRIPT),
                epoch,
                false);
        return board;
    }
}
