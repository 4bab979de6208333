package seckill.sale.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;
import org.springframework.context.support.ResourceBundleMessageSource;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import seckill.problem.EncodedProblems;
import seckill.problem.ProblemTexts;
import seckill.redismessages.RedisServer;
import seckill.sale.SaleTokens;
import seckill.sale.gate.redis.LuaGate;
import seckill.sale.hot.AskingSettings;
import seckill.sale.hot.HotRoute;
import seckill.sale.hot.WarmUp;
import seckill.sale.hot.WarmUpSettings;
import seckill.stock.api.GateEngine;
import tools.jackson.databind.json.JsonMapper;

/** The route of a sale's first second, which warms itself up over HTTP at a gate in Redis: bounded, and leaving nothing. */
class RehearsalIT {

    private static final int REQUESTS = 1_000;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @TempDir Path dir;

    private final Clock clock = Clock.systemUTC();
    private final SaleTokens tokens = new SaleTokens(new byte[32], clock);

    private RedisServer redis;
    private Rehearsal rehearsal;
    private DisposableServer server;

    @BeforeEach
    void a_route() throws Exception {
        redis = RedisServer.start(dir);
        redis.awaitReady();
        GateSettings settings = new GateSettings(4_096, Duration.ofSeconds(20), LONG_ENOUGH, LONG_ENOUGH, 1, 1, Duration.ofSeconds(1));
        LuaGate gate = new LuaGate(redis.client(), "one", settings.lease());
        Gates gates = new Gates(Arrays.stream(GateEngine.values()).collect(Collectors.toMap(Function.identity(), engine -> gate)));
        SaleBoard board = new SaleBoard();
        // of what follows, nothing hears of a rehearsal: neither modules nor checkouts are asked
        SettleAdmitted settling = new SettleAdmitted(gates, board, wish -> RunTicket.End.ORDERED, null, settings);
        KeepGates keeping = new KeepGates(gates, board, null, null, null, clock);
        FindTicket tickets = new FindTicket(gates, board, null);
        Executor threads = Executors.newVirtualThreadPerTaskExecutor();
        rehearsal = new Rehearsal(42, gate, gates, keeping, settling, tickets, settings, clock, threads);
        AdmitBuyers admission = new AdmitBuyers(gates, board, keeping, settling, tickets, settings, clock, threads);
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        JsonMapper json = JsonMapper.builder().build();
        EncodedProblems problems = new EncodedProblems(new ProblemTexts(messages), json);
        HotRoute route = new HotRoute(admission, rehearsal, tokens, problems, json, new AskingSettings(10, 500, Duration.ZERO), clock);
        server = HttpServer.create().host("127.0.0.1").route(route::apply).bindNow();
    }

    @AfterEach
    void stop() {
        server.disposeNow();
        redis.close();
    }

    @Test
    void half_of_the_requests_get_a_ticket_and_nothing_is_left_of_them() {
        WarmUp warmUp = warmUp(LONG_ENOUGH);
        assertThat(warmUp.isOver()).as("before it has begun").isFalse();

        warmUp.begin(server.port());

        await("it is warm").atMost(LONG_ENOUGH).until(warmUp::isOver);
        assertThat(calls("xadd")).as("tickets").isEqualTo(REQUESTS / 2);
        assertThat(redis.client().getKeys().count()).isZero();
    }

    @Test
    void without_redis_it_is_over_in_time() {
        redis.kill();
        Duration atMost = Duration.ofMillis(300);
        WarmUp warmUp = warmUp(atMost);
        long begin = System.nanoTime();

        warmUp.begin(server.port());

        await("its time is over").atMost(Duration.ofSeconds(5)).until(warmUp::isOver);
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(atMost.toNanos());
    }

    @Test
    void a_gateway_that_does_not_warm_up_is_ready_at_once() {
        WarmUp none = warmUp(Duration.ZERO);

        none.begin(server.port());

        assertThat(none.isOver()).isTrue();
        assertThat(calls("xadd")).isZero();
    }

    private WarmUp warmUp(Duration atMost) {
        return new WarmUp(rehearsal, tokens, new WarmUpSettings(atMost, REQUESTS, 32), "127.0.0.1");
    }

    /** How often Redis was given a command. */
    private long calls(String command) {
        String line = redis.client()
                .getRedisNodes(RedisNodes.SINGLE)
                .getInstance()
                .info(RedisNode.InfoSection.COMMANDSTATS)
                .getOrDefault("cmdstat_" + command, "calls=0,");
        return Long.parseLong(line.substring("calls=".length(), line.indexOf(',')));
    }
}
