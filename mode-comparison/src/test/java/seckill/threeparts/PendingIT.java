package seckill.threeparts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.seata.core.model.BranchType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import seckill.launcher.audit.TestDatabase;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderCommand.MarkPaid;
import seckill.order.api.OrderRefusal;
import seckill.participant.Command;
import seckill.participant.Money;
import seckill.participant.Reply;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentRefusal;
import seckill.stock.api.StockCommand.Release;
import seckill.stock.api.StockCommand.Settle;
import seckill.stock.api.StockRefusal;

/**
 * What a try has announced or set aside may still go either way, so whoever wants the same row at once is neither served nor
 * refused: it waits, and is answered by what became of it.
 */
@Tag("database")
class PendingIT {

    private static final Money PRICE = new Money(900, "CNY");

    private static TestDatabase database;
    private static Modules modules;
    private static PlayedCoordinator coordinator;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        database = TestDatabase.start(dir);
        database.createAll(Modules.SCHEMA);
        modules = Modules.over(database);
        coordinator = modules.the(PlayedCoordinator.class);
    }

    @AfterAll
    static void stop() {
        try {
            modules.close();
        } finally {
            database.close(); // also when the modules did not start
        }
    }

    @BeforeEach
    void open() {
        Books.open(modules.sql());
        coordinator.begin();
    }

    /** What is pending, who comes meanwhile, and what that one is told when the first was confirmed. */
    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(
                        new MarkPaid(OneCommand.id("mark-paid"), "pending1", 1, PRICE),
                        new OrderCommand.Cancel(OneCommand.id("cancel"), "pending1", 1),
                        OrderRefusal.NOT_PENDING),
                Arguments.of(
                        new Settle(OneCommand.id("settle"), "pending1"),
                        new Release(OneCommand.id("release"), "pending1", 1),
                        StockRefusal.NO_RESERVATION),
                Arguments.of(
                        new Charge(OneCommand.id("charge"), "pending1", 1, PRICE),
                        new Charge(OneCommand.id("charge-again"), "pending1", 1, PRICE),
                        PaymentRefusal.ALREADY_PAID),
                Arguments.of(
                        new Award(OneCommand.id("award"), "pending1", 1, 9),
                        new Award(OneCommand.id("award-again"), "pending1", 1, 9),
                        PaymentRefusal.ALREADY_AWARDED));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void who_comes_meanwhile_is_refused_when_the_first_was_confirmed(Command first, Command second, Enum<?> refusal) {
        new OneCommand(BranchType.TCC, first).tryOut(modules);

        Reply answer = whileItWaits(second, () -> coordinator.confirm(coordinator.branch()));

        assertThat(answer).hasToString("Refused[refusal=" + refusal + "]");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void who_comes_meanwhile_is_served_when_the_first_was_cancelled(Command first, Command second, Enum<?> refusal) {
        new OneCommand(BranchType.TCC, first).tryOut(modules);

        Reply answer = whileItWaits(second, () -> coordinator.cancel(coordinator.branch()));

        assertThat(answer).isEqualTo(Reply.done());
    }

    private static Reply whileItWaits(Command second, Runnable ending) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = CompletableFuture.supplyAsync(
                    () -> new OneCommand(BranchType.TCC, second).atOnce(modules), threads);
            assertThat(answer).as("neither served nor refused").satisfies(waiting ->
                    await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(3))
                            .until(() -> !waiting.isDone()));
            ending.run();
            return answer.join();
        }
    }
}
