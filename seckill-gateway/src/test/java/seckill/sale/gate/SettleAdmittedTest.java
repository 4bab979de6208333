package seckill.sale.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import seckill.participant.Money;
import seckill.stock.api.GateEngine;
import seckill.stock.api.SaleState;
import seckill.stock.api.SaleView;

/** How many tickets one gateway has in hand. */
class SettleAdmittedTest {

    private static final int TICKETS = 100;
    private static final int SETTLERS = 12;
    private static final int UNDER_WAY = 64;
    private static final SaleView SALE = new SaleView(
            1, 1, "", "", new Money(100, "CNY"), Instant.MIN, Instant.MAX, 1, TICKETS, TICKETS, SaleState.ACTIVE, 1, GateEngine.SCRIPT);

    private final PaperGate gate = new PaperGate();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private volatile RunTicket.End answer;
    private SettleAdmitted settling;

    @AfterEach
    void stop() {
        settling.stop();
    }

    @Test
    void tickets_that_only_wait_for_their_end_make_room_for_others() {
        answer = RunTicket.End.UNDER_WAY;
        settling = settling();

        await().until(() -> asked.size() == SETTLERS + UNDER_WAY);
        await().during(Duration.ofMillis(200)).until(() -> asked.size() == SETTLERS + UNDER_WAY);

        answer = RunTicket.End.ORDERED;
        await().until(() -> gate.ended.size() == TICKETS);
    }

    /** The control: a checkout that nobody else ends would be carried by whoever asks again. */
    @Test
    void tickets_whose_checkouts_have_not_begun_keep_their_places() {
        answer = RunTicket.End.NOT_YET;
        settling = settling();

        await().until(() -> asked.size() == SETTLERS);
        await().during(Duration.ofMillis(200)).until(() -> asked.size() == SETTLERS);

        answer = RunTicket.End.ORDERED;
        await().until(() -> gate.ended.size() == TICKETS);
        assertThat(asked).hasSize(TICKETS);
    }

    private SettleAdmitted settling() {
        SaleBoard board = new SaleBoard();
        board.post(SALE, 1, false);
        Gates gates = new Gates(Arrays.stream(GateEngine.values()).collect(Collectors.toMap(Function.identity(), it -> gate)));
        GateSettings settings = new GateSettings(
                4096, Duration.ofSeconds(20), Duration.ofMillis(20), Duration.ofSeconds(3), SETTLERS, UNDER_WAY, Duration.ofMillis(20));
        SettleAdmitted started = new SettleAdmitted(gates, board, this::run, null, settings);
        started.start();
        return started;
    }

    private RunTicket.End run(Wish wish) {
        asked.add(wish.ticket());
        return answer;
    }

    /** Only has tickets to be taken up. */
    private static final class PaperGate implements Gate {

        private final Queue<Ticket> waiting = IntStream.range(0, TICKETS)
                .mapToObj(n -> new Ticket("entry-" + n, new Wish(1, "ticket-" + n, n, 1, "buy-now")))
                .collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
        private final Set<Ticket> ended = ConcurrentHashMap.newKeySet();

        @Override
        public List<Ticket> take(long saleId, int max) {
            List<Ticket> taken = new ArrayList<>();
            while (taken.size() < max && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            return taken;
        }

        @Override
        public boolean end(long saleId, Map<Ticket, String> reasons) {
            ended.addAll(reasons.keySet());
            return false;
        }

        @Override
        public CompletionStage<List<Verdict>> admit(long saleId, long epoch, List<Wish> wishes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Standing> standing(long saleId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean build(long saleId, Opening opening) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pause(long saleId, long epoch, boolean paused) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<long[]> buyersWhenSoldOut(long saleId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Fate> fate(long saleId, long buyerId, String ticket) {
            throw new UnsupportedOperationException();
        }
    }
}
