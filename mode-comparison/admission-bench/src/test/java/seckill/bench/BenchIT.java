package seckill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.api.RScript;
import org.redisson.client.codec.StringCodec;
import seckill.launcher.Home;
import seckill.launcher.Progress;

/** The whole bench, shortened: what it checks is conservation and round trips, not times. */
class BenchIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Plan SHORT =
            new Plan(Duration.ofSeconds(2), 1, Duration.ofMillis(300), Duration.ofMillis(200), 1, 1, 1, 3, 600);
    private static final long A_SALE = 99_000;
    private static final String LOSE_ONE =
            "return redis.call('XDEL', KEYS[1], redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1][1])";

    private static Path dir;
    private static BenchStack stack;

    @BeforeAll
    static void start() throws IOException {
        // not a @TempDir: when this fails its logs are what one looks for
        dir = Files.createDirectories(Path.of("target/bench-it").toAbsolutePath());
        stack = BenchStack.up(ROOT, new Home(dir), Progress.NONE);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void after_every_turn_units_tickets_and_answers_agree_and_buyers_share_round_trips() throws IOException {
        Measured measured = new Measuring(SHORT, stack, 1).run();

        assertThat(measured.turns().stream().flatMap(turn -> turn.wrong().map(wrong -> turn.contestant() + ": " + wrong).stream()))
                .isEmpty();
        assertThat(measured.turns().stream().filter(turn -> turn.answers() == 0).map(Turn::contestant)).isEmpty();
        assertThat(measured.openings()).allSatisfy(opening -> assertThat(opening.wrong()).isEmpty());
        assertThat(measured.isConserved()).isTrue();
        assertThat(measured.inRounds().of(RefusedContestant.NAME)).allSatisfy(turn ->
                assertThat(turn.trips()).as("what nobody has to be asked about").isLessThan(turn.answers() / 100));
        assertThat(measured.inRounds().of(Measuring.ADMITTED)).allSatisfy(turn ->
                assertThat((double) turn.trips() / turn.admitted()).as("round trips for each").isLessThan(0.5));

        JsonNode json = BenchJson.of(measured, measured.ratios(), ROOT);
        assertThat(json.path("ratios")).hasSize(measured.ratios().size()).allSatisfy(ratio -> assertThat(
                        StreamSupport.stream(((Iterable<String>) ratio::fieldNames).spliterator(), false))
                .contains("name", "median", "min", "max", "floor", "target", "moonshot", "valid"));
        assertThat(json.path("conservation").size()).isEqualTo(measured.turns().size() + measured.openings().size());
        String page = BenchPage.of(json);
        Files.writeString(dir.resolve("bench.html"), page);
        assertThat(page).contains("Redis round trips per admitted request").doesNotContain("src=\"http").doesNotContain("href=\"http");
    }

    /** The control: somebody's ticket is lost during the turn. */
    @Test
    void a_turn_that_loses_a_ticket_has_no_figures() {
        RedisServer redis = new RedisServer(stack.redis());
        stack.sell(100_000, Instant.now(), "SCRIPT", A_SALE);
        Contestant losing = new Losing(new GateContestant(
                "losing", stack, redis, new BooksInRedis(redis), A_SALE, "SCRIPT", 100_000, "always", Set.of(GateContestant.YES)));
        Turns turns = new Turns(
                stack, redis, new MakeRequests(stack.tokens(), 2), new Cpu(stack::pids), Duration.ofMillis(50));

        Turn turn = turns.closed(losing, 1, 8, Duration.ofMillis(100));

        assertThat(turn.wrong().orElse("")).contains("the journal has " + (journaled(turn) - 1));
        assertThat(turn.isValid()).isFalse();
    }

    private static long journaled(Turn turn) {
        return Long.parseLong(turn.wrong().orElseThrow().split(" ", 2)[0]);
    }

    private record Losing(GateContestant itself) implements Contestant {

        @Override
        public String name() {
            return itself.name();
        }

        @Override
        public String prefix() {
            return itself.prefix();
        }

        @Override
        public long[] saleIds() {
            return itself.saleIds();
        }

        @Override
        public void enter() {
            itself.enter();
        }

        @Override
        public Optional<String> wrong(long admitted) {
            stack.redis().getScript(StringCodec.INSTANCE).eval(
                    RScript.Mode.READ_WRITE, LOSE_ONE, RScript.ReturnType.LONG, List.of("{sale:" + A_SALE + "}:journal"));
            return itself.wrong(admitted);
        }

        @Override
        public boolean mayAnswer(int status) {
            return itself.mayAnswer(status);
        }

        @Override
        public void leave() {
            itself.leave();
        }
    }
}
